/** For the tests: the template of a lesson with one thing changed, and what its author is told. */

/** A text of the template and what stands in its place. */
export type Edit = readonly [from: string, to: string];

export const MISTAKES: readonly (readonly [
  name: string,
  edits: readonly Edit[],
  expected: readonly string[],
])[] = [
  [
    'no front matter',
    [['---\nschema', 'schema']],
    [
      'lessons/x/lesson.md:1:1 error L101 there is no front matter: the file begins with a line "---", YAML, and another "---"',
    ],
  ],
  [
    'YAML syntax',
    [['requires: []', 'requires: [']],
    [
      'lessons/x/lesson.md:8:1 error L102 this is no YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
  ],
  [
    'a key twice',
    [['minutes: 4', 'minutes: 4\nminutes: 5']],
    ['lessons/x/lesson.md:7:1 error L103 the key "minutes" is there twice; keep one'],
  ],
  [
    'an alias',
    [['requires: []', 'requires: &a [x]\nopens: *a']],
    ['lessons/x/lesson.md:2:1 error L102 anchors and aliases (&x, *x) are not taken; write the value out'],
  ],
  [
    'HTML in the prose',
    [['One or two paragraphs', '<b>One</b> or two paragraphs']],
    [
      'lessons/x/lesson.md:38:1 error L105 HTML is not shown in a lesson',
      'lessons/x/lesson.md:38:7 error L105 HTML is not shown in a lesson',
    ],
  ],
  [
    'a heading that begins no section',
    [['## intro', '# Title\n\n## intro']],
    ['lessons/x/lesson.md:36:1 error L105 only headings with "##" are taken: each begins a section'],
  ],
  [
    'an unknown key',
    [['minutes: 4', 'minuts: 4']],
    ['lessons/x/lesson.md:6:1 error L201 unknown key "minuts" of a lesson; did you mean "minutes"?'],
  ],
  [
    'an unknown command',
    [['{ visit: POST /user,', '{ vist: POST /user,']],
    ['lessons/x/lesson.md:11:9 error L202 unknown command "vist"; did you mean "visit"?'],
  ],
  [
    'an unknown key of a command',
    [['- { visit: POST /user, browser: alice, form:', '- { visit: POST /user, browser: alice, from:']],
    ['lessons/x/lesson.md:11:44 error L201 unknown key "from" of the command "visit"; did you mean "form"?'],
  ],
  [
    'an unknown option',
    [['resave: false,', 'resav: false,']],
    [
      'lessons/x/lesson.md:9:14 error L203 unknown option "resav"; did you mean "resave"? (a misspelt one on purpose goes under byHand)',
    ],
  ],
  [
    'an unknown option of the cookie',
    [['maxAge: 1 h', 'maxage: 1 h']],
    [
      'lessons/x/lesson.md:9:65 error L203 unknown option "maxage"; did you mean "maxAge"? (a misspelt one on purpose goes under byHand)',
    ],
  ],
  [
    'an unknown event',
    [['event: store.touch', 'event: store.tuch']],
    ['lessons/x/lesson.md:22:20 error L204 unknown event "store.tuch"; did you mean "store.touch"?'],
  ],
  [
    'a field that this event doesn’t have',
    [['where: { browser: alice }, says: a session', 'where: { brwser: alice }, says: a session']],
    ['lessons/x/lesson.md:25:40 error L205 unknown field "brwser" of store.set; did you mean "browser"?'],
  ],
  [
    'an unknown route',
    [['[{ visit: GET /profile, browser', '[{ visit: GET /profil, browser']],
    ['lessons/x/lesson.md:31:25 error L206 unknown route "/profil"; did you mean "/profile"?'],
  ],
  [
    'a route with another method',
    [['[{ visit: GET /profile, browser', '[{ visit: POST /profile, browser']],
    ['lessons/x/lesson.md:31:25 error L206 unknown route "POST /profile"; the app has GET /profile'],
  ],
  [
    'an unknown browser',
    [['[{ visit: GET /profile, browser: alice', '[{ visit: GET /profile, browser: alise']],
    ['lessons/x/lesson.md:31:48 error L207 unknown browser "alise"; did you mean "Alice"?'],
  ],
  [
    'an unknown act',
    [['near:', 'near:\n      - { when: { did: open-wy }, say: Yes. }']],
    ['lessons/x/lesson.md:27:24 error L208 unknown act "open-wy"; did you mean "open-why"?'],
  ],
  [
    'an unknown place to point at',
    [['[the store](#store)', '[the store](#stor)']],
    ['lessons/x/lesson.md:46:49 error L209 unknown place to point at "#stor"; did you mean "#store"?'],
  ],
  [
    'a name that no check gives',
    [['(#seen:touch)', '(#seen:tuch)']],
    ['lessons/x/lesson.md:42:102 error L210 unknown name "tuch"; did you mean "touch"?'],
  ],
  [
    'an unknown lesson in requires',
    [['requires: []', 'requires: [y]']],
    ['lessons/x/lesson.md:7:12 error L211 unknown lesson "y"; there are x'],
  ],
  [
    'a section for an id that isn’t there',
    [['## done: read', '## done: red']],
    ['lessons/x/lesson.md:44:1 error L212 unknown section "done: red"; did you mean "done: read"?'],
  ],
  [
    'a prediction before a step that isn’t there',
    [['  ask: Alice', '  before: red\n  ask: Alice']],
    ['lessons/x/lesson.md:13:11 error L212 unknown step "red"; did you mean "read"?'],
  ],
  [
    'an unknown word for setCookie',
    [['setCookie: none', 'setCookie: nothing']],
    ['lessons/x/lesson.md:23:87 error L213 unknown setCookie "nothing"; there are none, session, app, any'],
  ],
  [
    'an unknown claim',
    [['    hints:', '    teaches: [d]\n    hints:']],
    ['lessons/x/lesson.md:28:15 error L214 unknown claim "d"; there are c'],
  ],
  [
    'a missing key',
    [['title: What a reload does to the store\n', '']],
    ['lessons/x/lesson.md:2:1 error L301 this needs the key "title"'],
  ],
  [
    'a wrong type',
    [['title: What a reload does to the store', 'title: 7']],
    ['lessons/x/lesson.md:4:8 error L302 title is text, not a number'],
  ],
  [
    'a value out of range',
    [['minutes: 4', 'minutes: 99']],
    ['lessons/x/lesson.md:6:10 error L303 minutes is a whole number from 1 to 30'],
  ],
  [
    'a lesson that requires itself',
    [['requires: []', 'requires: [x]']],
    ['lessons/x/lesson.md:7:1 error L304 these lessons require each other: x → x'],
  ],
  [
    'an id that is not the folder’s',
    [['id: x', 'id: z']],
    ['lessons/x/lesson.md:3:5 error L303 id is "z", but the folder is "x"'],
  ],
  [
    'no correct choice',
    [['correct: true', 'misconception: c']],
    [
      'lessons/x/lesson.md:1:1 error L309 the section "## wrong: touch" is missing',
      'lessons/x/lesson.md:15:5 error L307 exactly one choice is correct, but here none is',
    ],
  ],
  [
    'two correct choices',
    [['misconception: resave-false-means-no-store-call', 'correct: true']],
    [
      'lessons/x/lesson.md:15:5 error L307 exactly one choice is correct, but here 2 are',
      'lessons/x/lesson.md:40:1 error L212 unknown section "wrong: nothing"; did you mean "right: nothing"?',
    ],
  ],
  [
    'a wrong choice without a misconception',
    [[', misconception: resave-false-means-no-store-call', '']],
    [
      'lessons/x/lesson.md:15:7 error L308 the wrong choice "nothing" names no misconception: what does one believe who chooses it?',
    ],
  ],
  [
    'a misspelt misconception',
    [['misconception: resave-false-means', 'misconception: resave-flase-means']],
    [
      'lessons/x/lesson.md:15:53 error L215 unknown misconception "resave-flase-means-no-store-call"; did you mean "resave-false-means-no-store-call"? (its words go under misconceptions in index.yaml)',
    ],
  ],
  [
    'a misconception that the index has no words for',
    [['misconception: resave-false-means-no-store-call', 'misconception: the-store-sleeps']],
    [
      'lessons/x/lesson.md:15:53 error L215 unknown misconception "the-store-sleeps"; there are resave-false-means-no-store-call, c (its words go under misconceptions in index.yaml)',
    ],
  ],
  [
    'a wrong choice without its refutation',
    [['## wrong: nothing', '## right: touch']],
    ['lessons/x/lesson.md:1:1 error L309 the section "## wrong: nothing" is missing'],
  ],
  [
    'missing prose',
    [['## explain\n', '']],
    ['lessons/x/lesson.md:1:1 error L309 the section "## explain" is missing'],
  ],
  [
    'no hint',
    [
      [
        '    hints:\n      - Which page shows who is logged in, and changes nothing?\n      - Press **Read-only page** under **More requests** (the …) in Alice’s browser.\n',
        '',
      ],
    ],
    [
      'lessons/x/lesson.md:18:5 error L310 this step has no hint: write "hints" with at least one, the last saying what to press',
    ],
  ],
  [
    'a choice’s id twice',
    [['id: touch', 'id: nothing']],
    ['lessons/x/lesson.md:16:13 error L311 two choices of this lesson have the id "nothing"'],
  ],
  [
    'a command that the sandbox would refuse',
    [['[{ visit: GET /profile, browser: alice }]', '[{ advanceClock: 0 }]']],
    ['lessons/x/lesson.md:31:32 error L312 The clock only moves forward.'],
  ],
  [
    'a command that isn’t for lessons',
    [['[{ visit: GET /profile, browser: alice }]', '[{ reset: true }]']],
    [
      'lessons/x/lesson.md:31:18 error L202 "reset" is not for lessons: each begins with a fresh sandbox, and a step is reset by the page',
    ],
  ],
  [
    'a state where only events may be',
    [['{ event: store.set, where: { browser: alice }, says: a session was written }', '{ sessions: 1 }']],
    [
      'lessons/x/lesson.md:25:11 error L303 none takes events and acts; what must not be so at the end belongs under all',
    ],
  ],
  [
    'several at once, in the order of the file',
    [
      ['minutes: 4', 'minuts: 4'],
      ['event: store.touch', 'event: store.tuch'],
      ['[the store](#store)', '[the store](#stor)'],
    ],
    [
      'lessons/x/lesson.md:6:1 error L201 unknown key "minuts" of a lesson; did you mean "minutes"?',
      'lessons/x/lesson.md:22:20 error L204 unknown event "store.tuch"; did you mean "store.touch"?',
      'lessons/x/lesson.md:46:49 error L209 unknown place to point at "#stor"; did you mean "#store"?',
    ],
  ],
];
