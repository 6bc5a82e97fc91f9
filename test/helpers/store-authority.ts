/**
 * Decides which tokens are valid, like a user pool with refresh token rotation: a refresh token works once, and
 * revoking it ends what came from it. It is in the test's process and is queried by many others over IPC.
 */
export type Authority = {
	readonly answer: (question: Question) => Answer;
	/** Whether this is the latest refresh token of a sign-in that wasn't revoked. */
	readonly isGood: (refreshToken: string) => boolean;
	/** What a user pool would never have allowed. */
	readonly violations: readonly string[];
	readonly counts: Readonly<Record<Question['ask'], number>>;
};

export type Question =
	| {readonly ask: 'signIn'; readonly username: string}
	| {readonly ask: 'refresh' | 'revoke'; readonly refreshToken: string};

export type Answer = {readonly refreshToken: string};

export function createAuthority(): Authority {
	/** The latest refresh token of each sign-in, by name; removed once revoked. */
	const newest = new Map<string, string>();
	const violations: string[] = [];
	const counts = {signIn: 0, refresh: 0, revoke: 0};
	let number = 0;

	const next = (signIn: string): Answer => {
		number += 1;
		const refreshToken = `${signIn} refresh-${number}`;
		newest.set(signIn, refreshToken);
		return {refreshToken};
	};

	return {
		violations,
		counts,
		isGood: refreshToken => newest.get(signInOf(refreshToken)) === refreshToken,
		answer: question => {
			counts[question.ask] += 1;
			if (question.ask === 'signIn') return next(`${question.username}-${counts.signIn}`);
			const {ask, refreshToken} = question;
			const signIn = signInOf(refreshToken);
			if (newest.get(signIn) !== refreshToken) {
				violations.push(`${ask} of ${refreshToken} when ${newest.get(signIn)} is the newest`);
			}
			if (ask === 'refresh') return next(signIn);
			newest.delete(signIn);
			return {refreshToken};
		},
	};
}

function signInOf(refreshToken: string): string {
	return refreshToken.split(' ')[0] ?? '';
}
