"""What a new service's role description and code of conduct say (domain, section 2); each service sets its own."""

ROLE = """What the role is for

A peer support worker draws on their own experience of mental ill health, or of using services, to \
walk beside somebody who is finding their own way. The work is paid and treated like any other post.

What you do

- You listen, and share something of your own experience where it may help the other person.
- You help people find their own strengths, hopes and next steps; you do not advise or decide for \
them.
- You help people find places, groups and people in their own community.
- You agree from the first day how long the support lasts, and prepare its end together.
- You write down what is needed, with the person wherever you can, and nothing in secret.

What you do not do

- You do not treat, assess or diagnose, and you do not give out medicines.
- You do not check on people or report on them for others, but for what keeps somebody safe.
- You do not have to tell anybody more of your own story than you choose.

What you can count on

You have supervision, time to learn, a line manager, and adjustments where you need them. Your own \
history is yours. You may say no to a match and need not say why.
"""

CODE = """Mutual and honest

We meet as equals and both learn. We share experience with care and for the other person's benefit. \
We say at the first meeting what stays between us, what is written down and who reads it.

Safe

- We tell the lead on duty at once where we fear for somebody's safety, and we tell the person that \
we do.
- We meet where it was agreed, and somebody knows where we are.
- We ask for a debrief when something stays with us.

With clear boundaries

- We are friendly, and not friends: the relationship has a purpose and an end.
- We do not lend or borrow money, and do not take more than a small gift.
- We do not begin a close relationship with anybody we support, nor meet them in private life or \
online.
- We say so when we know a person, a ward or a member of staff from our own life.

Respectful

We respect each person's culture, faith, identity and choices, and the right to stop without a \
reason. We speak up where somebody is treated unfairly.

When something goes wrong

We say so early, to our line manager or supervisor. Mistakes are talked about to learn from them.
"""
