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
]
