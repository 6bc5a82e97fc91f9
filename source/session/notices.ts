/** What a store says once, in words for a person. Paths are shown as they are; nothing of a session is in them. */
export const notices = {
	damaged: (kept: string) =>
		`The saved sessions could not be read. The file is kept as ${kept}; sign in again.`,
	future: (file: string) =>
		`${file} was written by a later version of cognito-verify and is left alone. ${inMemory}`,
	locked: (file: string) =>
		`${file} is encrypted with a key in this computer's keychain, which cannot be reached. ${inMemory}`,
	notWritable: (subject: string) => `${subject}. ${inMemory}`,
};

const inMemory = 'What you sign in to now is kept in memory and gone when the program ends.';
