"""What the invented people want from peer support, and what they and their workers did about it.

A thread is one person's road: their words when they were referred, notes of early, middle and
later sessions in the worker's voice, and what they take on in the end. {name} is what the
person likes to be called.
"""

from demo.threads import first_half, second_half

THREADS = [*first_half.THREADS, *second_half.THREADS]
