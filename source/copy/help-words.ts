/** The help of every screen: what it is about, and a sentence. */
export const help: readonly (readonly [label: string, text: string])[] = [
	['Lists', 'Arrow keys, j and k, or the number of the row; Enter chooses.'],
	['Fields', 'Ctrl+A and Ctrl+E go to the ends, Ctrl+U and Ctrl+K erase to them.'],
	['Sending', 'Only Enter on an attribute and Ctrl+R send a code; nothing is sent twice.'],
	['Codes', 'A user gets 5 codes and 15 tries an hour. A code lives 24 hours.'],
	['Leaving', 'Esc goes back and stops waiting; what is under way may still arrive.'],
	['Scripts', 'cognito-verify get-user-attribute-verification-code --help'],
];
