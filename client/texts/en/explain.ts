/** What the explanations of stations, events and moments say. */
export const explain = {
  citation: {
    section: (number: string) => `RFC 6265bis, section ${number}`,
    step: (number: string, step: string) => `RFC 6265bis, section ${number}, step ${step}`,
  },
};
