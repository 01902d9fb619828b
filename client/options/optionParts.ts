/** The region of the options, docked or in a phone's sheet: fetched together. */
export { OptionsBody, OptionsHead } from './OptionsPanel.tsx';
export { OptionsSheet } from './OptionsSheet.tsx';
