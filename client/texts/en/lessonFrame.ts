/** What the left region says before any lesson is there: first steps, its names, the question before a lesson begins. */
const visitAs = (browser: string) => `Visit / as ${browser}`;

export const lessonFrame = {
  panel: 'Lesson',
  lessons: 'Lessons',
  lessonsCount: (count: number) => `Lessons (${count})`,
  showTask: 'Show the task only',
  showLesson: 'Show the lesson',
  openLesson: 'Open the lesson',
  startSandbox: 'A new sandbox for this lesson?',
  keepSandbox: 'Keep my sandbox',
  startLesson: 'Start the lesson',
  startSandboxWhy:
    'The lesson begins with a sandbox of its own. What you did in this one, with its store, jars and timeline, is thrown away.',

  progressFile: {
    noFile: 'This is no file of Sessionscope’s progress. Choose one that “Save as a file” made.',
    otherVersion: (version: number) =>
      `This file has version ${version} of the progress; this Sessionscope reads version 1.`,
  },

  firstSteps: {
    name: 'First steps',
    title: 'Start here',
    lede: 'This page runs a real Express server with the real {library}. Send it a request as one of the browsers, and see where cookie and session come from.',
    waiting: 'The first steps need a sandbox. They come as soon as this page has one.',
    progress: (done: number, of: number) => `First steps: ${done} of ${of} done`,
    end: 'That is the round trip. Now change an option and send the same request again, or step through it with the controls under the stage.',
    endBrief: 'That is the round trip. Now change an option.',
    fold: 'Show the current step only',
    unfold: 'Show all first steps',
    strip: (step: string) => `{title} ${step}`,
    stripTitle: 'Start here:',
    steps: {
      visit: {
        title: 'Open the login page as Alice.',
        detail: 'Watch the request cross the wire, and what comes back with the page.',
      },
      logIn: {
        title: 'Log in with user1 and mypassword.',
        detail: 'Type it into her page, or press the button.',
      },
      find: {
        title: 'Find one shape in two places.',
        detail: 'Her jar and the store show the same session. Point at its chip, or tap it.',
      },
      forget: {
        title: 'Turn saveUninitialized off, then visit as Bob.',
        detail: 'A session is made for him and thrown away: nothing is stored, no cookie is set.',
      },
    },
    visitAs,
    logInAs: (browser: string) => `Log in as ${browser}`,
    turnOff: 'Turn it off',
    emptyJar: (browser: string) => `Empty ${browser}’s jar first`,
  },
};
