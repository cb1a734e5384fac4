"""What a new service says of what a peer support worker does, and does not; each service writes its own."""

REMIT = """What they do

- They have lived through hard times themselves and draw on that, with care, where it may help.
- They listen, meet you as an equal and do not tell you what to do.
- They help you find your own strengths, what you hope for and a next step.
- They go along to groups, places and people in your community, if you like.
- They agree with you from the first day how long it lasts, and prepare the end with you.

What they do not do

- They do not treat or diagnose, and they do not give out or look after medicines.
- They do not replace a care coordinator, a carer or a friend.
- They do not write anything about you in secret: you can read it, or write it together.
- They do not report on you. Only where somebody may come to harm do they speak to others, and they tell you.

You can stop at any time

You need not give a reason, and you can ask for somebody else.
"""
