/** The endings of a run without a result. */
export const endings = {
	seeHelp: 'Run cognito-verify --help.',
	unsettled: 'ended before there was an answer',
	outputUnwritable: (reason: string) => `standard output cannot be written: ${reason}`,
	poolNotStarted: (reason: string) => `the user pool could not start: ${reason}`,
	nobodyFound: 'No such user was found.',
	nobodyFoundIn: (region: string, pools: number) =>
		`No such user was found in the user pools of ${region} (${pools}).`,
	poolUnseen: (id: string, what: string) =>
		`Can't read the user pool ${id} (${what}). Check the pool, the region and the permissions; --print-iam-policy prints those that are needed.`,
};
