/** One-time messages of a store. Paths are shown unchanged; nothing from a session is. */
export const notices = {
	damaged: (kept: string) =>
		`The saved sessions could not be read. The file is kept as ${kept}; sign in again.`,
	damagedLeft: (file: string) => `The saved sessions in ${file} could not be read.`,
	future: (file: string) => `${file} ${reasons.future}. ${inMemory}`,
	locked: (file: string) => `${file} ${reasons.locked}. ${inMemory}`,
	notWritable: (fault: string) => `${fault}. ${inMemory}`,
	/**
	 * An unencrypted file despite a keychain: from a run that couldn't reach the keychain, or planted by someone else.
	 */
	wasClear: (file: string) =>
		`${file} was not encrypted, although this computer has a keychain; it is encrypted now. ${checkThem}`,
	isClear: (file: string) =>
		`${file} is not encrypted, although this computer has a keychain. ${checkThem}`,
	/** An older file: from a backup, or planted by someone else. */
	older: (file: string) => `${file} is older than the copy that was last written. ${checkThem}`,
};

/** Warnings about a file that may have been planted by someone else. */
export const doubtNotices = {clear: notices.isClear, older: notices.older};

/** Why a file isn't read, to append to its path. */
export const reasons = {
	future: 'was written by a later version of cognito-verify and is left alone',
	locked: "is encrypted with a key in this computer's keychain, which cannot be reached",
};

const checkThem = 'If "cognito-verify sessions" lists a session you did not start, remove it.';

const inMemory = 'New sessions are kept in memory until the program exits.';
