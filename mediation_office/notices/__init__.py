"""Everything that is sent and answered: outbox, channels, reminder rules, replies.

Whatever leaves is a row written in the transaction of its cause; whether it may still leave, and
how, is asked at the moment of sending. No web request talks to the broker.
"""
