THREADS = [
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
