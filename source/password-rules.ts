/* A user pool's password policy (API page PasswordPolicyType), for every place where a new password is chosen. */

/** A requirement for passwords. */
export type PasswordRule =
	| {readonly kind: 'length'; readonly least: number}
	| {readonly kind: 'uppercase' | 'lowercase' | 'numbers' | 'symbols'};

/**
 * The characters that Cognito counts as symbols (Developer Guide, "Password policies"); a space only counts inside a
 * password.
 */
const symbols = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|(?<=\S) (?=\S)/;

/** Whether a password meets a rule. */
export function isMet(rule: PasswordRule, password: string): boolean {
	switch (rule.kind) {
		case 'length':
			return password.length >= rule.least;
		case 'uppercase':
			return /[A-Z]/.test(password);
		case 'lowercase':
			return /[a-z]/.test(password);
		case 'numbers':
			return /\d/.test(password);
		case 'symbols':
			return symbols.test(password);
	}
}

/**
 * Finds the rules in a refusal: InvalidPasswordException names a few at a time ("Password did not conform with policy:
 * Password not long enough"). It doesn't state the minimum length, only that `refused` is shorter.
 */
export function rulesInRefusal(message: string, refused: string): readonly PasswordRule[] {
	const named = (['uppercase', 'lowercase', 'numeric', 'symbol'] as const).filter(word =>
		new RegExp(`must have ${word}`, 'i').test(message),
	);
	const kinds = {
		uppercase: 'uppercase',
		lowercase: 'lowercase',
		numeric: 'numbers',
		symbol: 'symbols',
	} as const;
	return [
		...(/not long enough/i.test(message)
			? [{kind: 'length', least: refused.length + 1} as const]
			: []),
		...named.map(word => ({kind: kinds[word]})),
	];
}

/** Merges two sets of rules, with one of each kind; the longer length counts. */
export function joinRules(
	known: readonly PasswordRule[],
	more: readonly PasswordRule[],
): readonly PasswordRule[] {
	const order = ['length', 'uppercase', 'lowercase', 'numbers', 'symbols'] as const;
	const all = [...known, ...more];
	return order.flatMap((kind): readonly PasswordRule[] => {
		const [first, ...others] = all.filter(rule => rule.kind === kind);
		if (first?.kind !== 'length') return first ? [first] : [];
		const least = Math.max(...[first, ...others].map(rule => ('least' in rule ? rule.least : 0)));
		return [{kind: 'length', least}];
	});
}
