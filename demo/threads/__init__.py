"""What the invented people want from peer support, and what they and their workers did about it.

A thread is one person's road: their words when they were referred, notes of early, middle and
later sessions in the worker's voice, and what they take on in the end. {name} is what the
person likes to be called.
"""

from demo.threads import first_half, second_half

THREADS = [*first_half.THREADS, *second_half.THREADS]

ANY_SESSION = [
    "Short one today. Tea, a walk round the block, and a plan for the weekend.",
    "{name} did most of the talking. I asked two questions and both were answered with better ones.",
    "Telephone call, because of the rain. {name} said how the week had been, from Monday on.",
    "We looked back at what {name} wrote in the first week. Some of it is done and no longer worth a mention.",
    "{name} was low and came anyway. We agreed that coming was the thing for today.",
    "Looked up bus times together. {name} has the route in the telephone now.",
    "Met at the usual place. {name} had done what we planned and one thing more.",
    "{name} wanted to talk about medication. We wrote down the questions for the care coordinator; I gave no advice.",
    "Practised saying no to an invitation, then practised saying yes to another.",
    "Quiet session. We did the crossword until it was time to talk, and then it was easy.",
    "{name} brought the form. Two pages done, the third next week, with a biscuit in between.",
    "We talked about the ending, which is some weeks off: what to keep, what to finish, who else there is.",
]

LONG_SESSION = (
    "{name} came in with a lot to say and asked me to listen first, so I did, for about half an hour. Last week there was "
    "a letter about the flat, then a call that went badly, then two nights without much sleep. {name} laid these out one "
    "after the other and then said that, put like that, it was no wonder. We sat with that for a while.\n\n"
    "After tea we looked at what was still open. The letter has an answer by date, so {name} wrote three lines on the "
    "back of the envelope and will ring on Wednesday with the sheet in front; I shall be there, at {name}'s wish, and say "
    "nothing unless asked. For the nights we went back to what helped in spring: the radio low, the window, no telephone "
    "in the room. {name} remembered it before I did.\n\n"
    "I shared that letters with a crest on them used to stay closed in my hall for weeks, because {name} asked whether "
    "anybody else did that. We laughed. {name} read this note with me at the end and changed two words."
)

MISSED = {
    "2": ["{name} rang in the morning: a cold. Same time next week.", "{name}'s sister is visiting. We moved it."],
    "3": [
        "{name} did not come. I waited twenty minutes and sent the text that we had agreed for this.",
        "No answer at the door or on the telephone. I left no message, as asked, and told the team lead.",
    ],
    "4": ["I was unwell. The lead rang {name}, who was offered Thursday with a colleague and chose to wait for me."],
    "7": ["{name} came as I had to leave; the bus. We had ten minutes at the stop and fixed a new time."],
}

LEARNED = [
    "That I fill silences when I am tired. I will watch for it.",
    "How much a list can do when it is somebody's own.",
    "{name} knows more about birds than I shall ever know.",
    "To ask before I carry something.",
    "That I can say “I don't know” and nothing falls down.",
    "",
    "",
    "",
]

SHARED_PURPOSES = [
    "To say that a bad night is not the end of the road",
    "{name} asked whether anybody else did this",
    "To show that words can be found for it",
]

REVIEW_TALK = [
    "We went through the goals in {name}'s words. One is further on than expected; the other has changed its shape, and "
    "{name} rewrote it. Days and times still suit. {name} would like to meet outside more.",
    "{name} asked to start with what has gone well, so we did, and it took most of the hour. What is hard: mornings.",
    "Held with the care coordinator for the second half, at {name}'s wish. {name} led it and had the list.",
    "A short review by choice. Ratings, two sentences on each, and what we do in the next six weeks.",
]
REVIEW_NEXT = [
    "Keep the weekly time. Try the group once before the next review.",
    "Every second week from now on, so that the weeks between are practice.",
    "Talk about the ending from the next session. Ask about the course.",
]

UNPLANNED_SUMMARY = [
    "We had no chance to write this together. What I know is on the goals; what we planned next is on the last session.",
    "{name} wrote by text that this is enough for now, and thank you. The door is open, and {name} knows it.",
]
