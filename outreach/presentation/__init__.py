"""How a citizen sees a matter, a draft and a slip: words, facts and what comes next."""
