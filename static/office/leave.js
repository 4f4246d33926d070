// Quick exit: three times Shift within two seconds, or the link; the page leaves the history.
(function () {
  "use strict";
  var link = document.querySelector("[data-office-leave]");
  if (!link) return;
  var presses = [];
  function leave(event) {
    if (event) event.preventDefault();
    document.documentElement.hidden = true;
    document.title = "";
    window.location.replace(link.href);
  }
  link.addEventListener("click", leave);
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Shift") { presses = []; return; }
    if (event.repeat) return;
    presses = presses.filter(function (moment) { return event.timeStamp - moment < 2000; });
    presses.push(event.timeStamp);
    if (presses.length >= 3) leave();
  });
  // a page that the browser kept whole is asked for anew
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) window.location.reload();
  });
})();
