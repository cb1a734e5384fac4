"""What the invented people want from peer support, and what they and their workers did about it.

A thread is one person's road: their words when they were referred, notes of early, middle and
later sessions in the worker's voice, and what they take on in the end. {name} is what the
person likes to be called.
"""

THREADS = [
    {
        "themes": ["creative", "getting-about", "confidence"],
        "experience": ["anxiety"],
        "hopes": "I used to swim twice a week and I want the water back. I want to be able to walk into the "
        "building without turning round at the door.",
        "strengths": "Patient, funny, knows a lot about music. Looked after two younger brothers.",
        "interests": "Swimming, reggae, cooking for other people",
        "goals": ["Go swimming again", "Get on the bus without my sister"],
        "early": [
            "{name} and I met at the café by the pool and watched people go in. We did not go in, and that was the plan.",
            "Walked past the pool twice. {name} picked the quiet session on the timetable. We talked about what the "
            "first five minutes would be like: the desk, the changing room, the noise. {name} wrote them down in order.",
        ],
        "middle": [
            "Went in together and sat on the side with our feet in the water. Twenty minutes. {name} laughed twice.",
            "Bus there on {name}'s own pass. I sat two seats behind, as agreed. {name} rang the bell.",
            "Cold day, nearly cancelled, and {name} said so straight away. We went anyway and had soup after.",
        ],
        "late": [
            "{name} swam ten lengths. I held the towel. We looked at the Tuesday lane group on the board.",
            "{name} told me about going on Saturday alone. I heard it in the past tense, which was the best part.",
        ],
        "mattered": ["“Nobody looked at me. I had been sure they would.”", "Having the order of things written down."],
        "connection": "Tuesday lane swimmers, Harbour Lane pool",
        "place": "Harbour Lane pool",
        "summary": "We began outside the pool and ended with a weekly swim that needs neither of us to plan it. {name} "
        "says that the written steps helped most, and has used them since for the dentist.",
        "taking_on": "The Tuesday lane group. A list of small steps on the fridge. Two people to text.",
    },
    {
        "themes": ["loneliness", "relationships"],
        "experience": ["low-mood"],
        "hopes": "Since Mum died the days are all the same length. I would like somebody to sit with who does not look "
        "worried, and after that perhaps a reason to be somewhere on a Thursday.",
        "strengths": "A reader, a good listener, remembers birthdays.",
        "interests": "Crime novels, baking, the radio",
        "goals": ["Have a reason to be somewhere on a Thursday", "Ring my cousin in Leeds"],
        "early": [
            "We sat in the library's window and said very little. {name} said that this was what had been missing.",
            "{name} brought a book for me to borrow. We talked about the people in it, and a little about Mum.",
        ],
        "middle": [
            "Looked at the reading group's shelf. {name} knows four of the seven books and has opinions on three.",
            "{name} rang the cousin while I made the tea. It took nine minutes, and they have arranged another.",
            "A slow week for {name}. We kept to the plan of one walk round the square and called that enough.",
        ],
        "late": [
            "{name} went to the reading group alone and came to tell me about it.",
            "Baked for the group. Too much baking powder; we ate it all the same. {name} is bringing the list in turn.",
        ],
        "mattered": ["“You let it be quiet.”", "That somebody remembered what they had said the week before."],
        "connection": "Thursday reading group, Millbrook library",
        "place": "Millbrook library",
        "summary": "{name} wanted a reason for a Thursday and has one. The cousin rings on Sundays. There are still grey "
        "days, and {name} now says to somebody when one comes.",
        "taking_on": "The reading group, and its rota for cake. Sunday calls. The book that we did not finish.",
    },
    {
        "themes": ["leaving-hospital", "daily-life"],
        "experience": ["hospital", "voices"],
        "hopes": "I am going home after eleven weeks on the ward. I do not want to be watched. I want to learn my own "
        "flat again: cooking, post, sleeping at night.",
        "strengths": "Knows what helps and can say it. Tidy. Kind to other people on the ward.",
        "interests": "Drawing, plants, old films",
        "goals": ["Cook three meals that I like", "Open the post on the day it comes"],
        "early": [
            "First hour at the flat. {name} showed me every plant and which ones the neighbour had kept alive.",
            "Opened the post together, a carrier bag of it. Two letters mattered; the rest went into recycling. {name} "
            "chose a shelf for post and a day for it.",
        ],
        "middle": [
            "Made lentil soup. {name} cut, I stirred. We ate it at the table with the radio on.",
            "{name} had heard the voices more this week and told me before I asked. I shared a little of what helped "
            "me when my own nights were long. We agreed what {name} would like the team to know, and {name} rang them.",
            "Shopped with a list for three days. {name} paid and carried the lighter bag, because of the shoulder.",
        ],
        "late": [
            "{name} cooked and I was the guest. Everything was ready at once.",
            "Walked to the community garden to see whether it was open. It was. {name} came home with a tomato plant.",
        ],
        "mattered": ["“It is my kitchen again.”", "Being asked what to tell the team, and being the one who rang."],
        "connection": "Southfield community garden, Friday mornings",
        "place": "{name}'s home",
        "summary": "From eleven weeks on a ward to a flat where the post is opened and there is soup. {name} wrote a page "
        "about early signs, keeps it in a drawer and has given a copy to one friend.",
        "taking_on": "Three recipes. Friday mornings at the garden. The page in the drawer.",
    },
    {
        "themes": ["work-study", "confidence"],
        "experience": ["work", "anxiety"],
        "hopes": "I want to work again. Not my old job. Something with my hands where I can be new at it.",
        "strengths": "Reliable, early for everything, good at mending things.",
        "interests": "Bicycles, radios, anything with screws",
        "goals": ["Spend a morning a week in a workshop", "Write a CV that says the truth kindly"],
        "early": [
            "{name} mended the wobbly table at the café while we talked. Nobody asked for it, and everybody noticed.",
            "Wrote down what {name} has done, paid or not. It filled two pages. We left the gap as a gap for now.",
        ],
        "middle": [
            "Visited the bicycle workshop. {name} asked the questions; I only came along.",
            "{name} did a first morning there. Hands shaking for the first quarter of an hour, then a brake cable.",
            "We practised what to say about the gap, in one sentence, and then out loud, and then to the bus driver.",
        ],
        "late": [
            "{name} showed a new volunteer how to true a wheel.",
            "CV is done. It says “a time of ill health, from which I learned patience”, and {name} chose every word.",
        ],
        "mattered": ["“Being the one who knows how.”", "That I was not surprised by the gap."],
        "connection": "Spokes bicycle workshop",
        "place": "Spokes bicycle workshop",
        "summary": "{name} is at the workshop two mornings a week, and one of those now comes with a wage. The sentence "
        "about the gap has been said to three people, and the sky stayed up.",
        "taking_on": "Two mornings at Spokes. A CV. The number of the employment adviser who answers.",
    },
    {
        "themes": ["managing-mood", "services"],
        "experience": ["trauma", "self-harm"],
        "hopes": "Somebody who has been here and got through a Sunday. I do not need advice, I have had lots.",
        "strengths": "Brave, honest, writes well. Has stayed with a hard therapy for a year.",
        "interests": "Poetry, cats, long walks at odd hours",
        "goals": ["Get through Sundays", "Say what I need in the ward round"],
        "early": [
            "Mostly listened. {name} read me a poem and asked what I thought. I said which line stayed with me.",
            "We walked by the canal. I shared that Sundays had been hard for me too, why I was telling it, and no more.",
        ],
        "middle": [
            "Made a Sunday: breakfast late, a walk with a reason, a film, a call at six. {name} will try half of it.",
            "Wrote three sentences for the review meeting. {name} put them into a shorter order than I would have.",
            "{name} came although it had been a bad night, and said so. Short session, tea, then home.",
        ],
        "late": [
            "{name} said all three sentences in the meeting, and they wrote them down.",
            "Open-mic night at the arts centre: {name} went to listen. Next month, perhaps, not only to listen.",
        ],
        "mattered": ["“You did not try to mend me.”", "That the poem was talked about as a poem."],
        "connection": "Poetry evenings, the Arches arts centre",
        "place": "Canal path",
        "summary": "Sundays have a shape. {name} speaks in meetings and brings three sentences. The poem was printed in the "
        "centre's small magazine under a name that {name} chose.",
        "taking_on": "The shape of a Sunday, on paper. Poetry evenings. What to say when it is too much, and to whom.",
    },
    {
        "themes": ["getting-about", "loneliness"],
        "experience": ["anxiety", "caring"],
        "hopes": "To walk the dog further than the corner. The dog deserves it and so do I.",
        "strengths": "Gentle, observant, knows every bird.",
        "interests": "Birds, dogs, local history",
        "goals": ["Walk to the reservoir and back", "Say good morning to somebody"],
        "early": [
            "To the corner and back, with the dog in charge. {name} named eleven birds.",
            "To the second lamp post. We stopped because stopping was planned, not because it had to be.",
        ],
        "middle": [
            "Reached the park gate. {name} said good morning to the man with the two terriers, who said it back.",
            "Rain. We looked at the map instead and drew the reservoir walk in three pieces, with a bench in each.",
            "Two pieces out of three. {name} was tired and pleased, in that order.",
        ],
        "late": [
            "The reservoir. There was a grebe. We sat for a good while.",
            "Sunday walkers' meeting point: {name} introduced me as “a friend from the team” and the dog by name.",
        ],
        "mattered": ["“We turned round when I said.”", "The good morning."],
        "connection": "Sunday walkers",
        "place": "Reservoir path",
        "summary": "From the corner to the reservoir in fourteen weeks, with one week lost to weather and one to worry. "
        "{name} walks with the Sunday group and leads the stretch with the birds.",
        "taking_on": "Sunday walkers. The map with the benches. A dog who now expects it.",
    },
    {
        "themes": ["relationships", "daily-life"],
        "experience": ["parenting", "low-mood"],
        "hopes": "I want to be the parent at the school gate, not the one who sends somebody. My children are seven and "
        "nine and they notice everything.",
        "strengths": "Loving, inventive with very little money, never late for the children.",
        "interests": "Sewing, card games, football from the sofa",
        "goals": ["Do the school run on Mondays and Fridays", "One evening a week that is not about coping"],
        "early": [
            "Talked about mornings. {name} drew the hour from seven to eight, and we found the ten minutes that break it.",
            "Clothes on the chair the night before. That was the whole plan, and {name} thought of it.",
        ],
        "middle": [
            "{name} did Friday's school run and sent me one word: “Done”.",
            "We talked about what the children know and what {name} would like them to know. I shared how my own "
            "family found words for it, because {name} asked.",
            "Card game with the neighbour on Wednesday. {name} lost, loudly.",
        ],
        "late": [
            "Both days this week and last. {name} stayed at the gate to talk about the fair.",
            "{name} signed up to run the sewing stall, together with the neighbour.",
        ],
        "mattered": ["“They ran to me and not to my sister.”", "That a plan may be as small as a chair."],
        "connection": "School fair committee",
        "place": "Family centre",
        "summary": "Mondays and Fridays are {name}'s. The evening is Wednesday, cards, next door. There is a plan for the "
        "mornings that do not work, and it has been used twice without shame.",
        "taking_on": "The plan for mornings. Wednesday cards. The stall, every summer if it goes well.",
    },
    {
        "themes": ["services", "work-study"],
        "experience": ["identity", "work"],
        "hopes": "To understand the letters. To find people who speak as I do, and then to learn so that I can study "
        "nursing. In my country I was two years from the end.",
        "strengths": "Speaks three languages, never gives up on a form, generous.",
        "interests": "Language, food from home, choir",
        "goals": ["Join an English class that is not for beginners", "Sing with other people"],
        "early": [
            "Went through the college's letter line by line. {name} understood nearly all; what was missing was trust in it.",
            "With the interpreter on the telephone for the first half, without for the second. {name} chose when to stop.",
        ],
        "middle": [
            "Visited the college. The assessment is on the 14th. {name} asked about nursing access, and there is one.",
            "{name} cooked. I learned the word for “enough”, too late.",
            "Choir: we stood at the back. By the third song {name} was in the second row.",
        ],
        "late": [
            "{name} has a place in the upper class, and a student card.",
            "{name} translated a letter for somebody in the waiting room, and told me about it afterwards, shining.",
        ],
        "mattered": ["“You asked me how to say my name.”", "Being good at something in front of people."],
        "connection": "Many Voices choir",
        "place": "Northside college",
        "summary": "{name} came with a folder of letters and leaves with a timetable. Choir on Mondays, class on three "
        "mornings, and a named person at the college for the nursing access course.",
        "taking_on": "The class, the choir, the adviser's direct number. Friends from both.",
    },
    {
        "themes": ["daily-life", "managing-mood"],
        "experience": ["addiction", "low-mood"],
        "hopes": "Nine months without a drink. Now I need something for the hours when I used to.",
        "strengths": "Straight talker, practical, was a cook for twenty years.",
        "interests": "Cooking, football, fixing lunch for anybody",
        "goals": ["Fill five o'clock to eight", "Cook for other people once a week"],
        "early": [
            "{name} told me what the evening used to be. We wrote the three hours on a sheet and left two of them empty.",
            "Walked past the two places that matter, and {name} chose the other road for the way home.",
        ],
        "middle": [
            "Community kitchen: {name} took one look at the knives and sharpened them all.",
            "A hard Tuesday. {name} had rung the number on the card and then me. No drink. We had chips by the water.",
            "{name} planned Thursday's menu for thirty on the back of a bus ticket.",
        ],
        "late": [
            "Lunch for thirty-four. {name} ran the kitchen and I washed up, badly.",
            "Twelve months. {name} did not want a party, so we had a very good sandwich.",
        ],
        "mattered": ["“You knew which road without my saying.”", "Being asked to come back because the food was good."],
        "connection": "Thursday community kitchen",
        "place": "St Brannoc's hall",
        "summary": "The three hours are full: kitchen on Thursday, football on two evenings, a call every day at six. "
        "{name} says that the kitchen did it and that somebody had to walk in first.",
        "taking_on": "The kitchen. The call at six. The other road.",
    },
    {
        "themes": ["creative", "confidence"],
        "experience": ["voices", "identity"],
        "hopes": "I draw at night and nobody sees it. I would like one person to see it. Then we will find out.",
        "strengths": "Original, careful, remembers everything that people said.",
        "interests": "Drawing, comics, trains",
        "goals": ["Show my drawings to somebody", "Be in a room with other people who draw"],
        "early": [
            "{name} brought the folder and did not open it. We drew the tram stop instead, each our own.",
            "The folder was opened at page nine. I said what I saw. We closed it again.",
        ],
        "middle": [
            "Went to look at the print room when it was empty. {name} liked the smell.",
            "First open session: {name} stayed for half an hour, drew the kettle, left it on the table.",
            "{name} said the voices are quieter with a pencil. I said what my own quiet things are.",
        ],
        "late": [
            "Two prints in the window, signed with initials.",
            "{name} taught me to ink a plate. I was not good at it, and {name} was kind about that.",
        ],
        "mattered": ["“You looked properly.”", "That leaving early was just leaving early."],
        "connection": "Open print room, the Arches",
        "place": "The Arches arts centre",
        "summary": "From a closed folder to two prints in a window. {name} goes to the print room on Mondays and has begun "
        "a comic about a tram.",
        "taking_on": "Mondays at the print room. A key to the drawer there. The comic.",
    },
    {
        "themes": ["loneliness", "managing-mood"],
        "experience": ["eating", "anxiety"],
        "hopes": "To eat with somebody without it being about eating.",
        "strengths": "Quick, warm, studies hard. Has already come a long way and knows it on good days.",
        "interests": "Theatre, languages, running (gently)",
        "goals": ["Lunch with another person once a week", "Go back to the drama group"],
        "early": [
            "Sat in the park with our own sandwiches and talked about plays. Nobody mentioned sandwiches.",
            "{name} cancelled in the morning and rang in the afternoon to say why. We met on Thursday instead.",
        ],
        "middle": [
            "Lunch in the café, at the table by the door. {name} chose the table. Forty minutes.",
            "We talked about the drama group: who would be there, what to say, and what to leave unsaid.",
            "{name} invited a friend from the course to lunch. I was not needed, and that was the point.",
        ],
        "late": [
            "First rehearsal back. {name} has four lines and says them to the ironing board.",
            "Saw the play. All four lines, and a fifth that was invented on the spot.",
        ],
        "mattered": ["“We talked about other things.”", "Choosing the table."],
        "connection": "Wednesday drama group",
        "place": "Meadow Park café",
        "summary": "Lunch with others is now ordinary twice a week and possible on most days. {name} is back in the drama "
        "group, and wrote a short list of what helps on the days between.",
        "taking_on": "The drama group. Lunch on Wednesdays. The list.",
    },
    {
        "themes": ["getting-about", "creative"],
        "experience": ["hospital", "parenting"],
        "hopes": "Football. I coached the under-tens before all this. I want to stand on the touchline again and then see.",
        "strengths": "Natural with young people, keeps promises, makes a plan and follows it.",
        "interests": "Football, allotments, brass bands",
        "goals": ["Stand on the touchline for a whole match", "Sleep before one o'clock on most nights"],
        "early": [
            "Watched ten minutes of the under-tens from the car park. {name} saw three things the coach did not.",
            "Talked about sleep. {name} keeps a sheet by the bed now: time only, no marks out of ten.",
        ],
        "middle": [
            "The first half, on the touchline, hood up. At half-time the goalkeeper's dad came over to say hello.",
            "Allotment with {name}'s uncle. We dug, he talked, {name} slept well for the first time in a week.",
            "Sheet says one o'clock on five nights of seven. {name} had a theory, and it was a good one.",
        ],
        "late": [
            "A whole match and the putting away of the cones.",
            "{name} has the safeguarding course for coaches booked, and went to the club alone to ask.",
        ],
        "mattered": ["“They remembered me as the coach.”", "That half a match counted."],
        "connection": "Northside Juniors football club",
        "place": "Recreation ground",
        "summary": "On the touchline every Saturday and an assistant from September. Sleep is better, not perfect. "
        "{name} asks for the quiet end of the changing room and gets it.",
        "taking_on": "Saturdays. The sleep sheet. The coaches' course.",
    },
]

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
