import type {AccessErrand} from '../flow/states/access.ts';

/** The rows of the list of AWS credentials that aren't profiles. */
export const accessRows = {
	usual: {label: 'Default credentials', detail: 'environment, default profile, instance role'},
	none: {label: 'No AWS credentials', detail: 'the usual reasons, and the policy to ask for'},
	demo: {label: 'Demo account', detail: 'no AWS account needed, nothing is sent'},
} as const;

/** The purposes of AWS credentials. */
export const accessWords: Readonly<Record<AccessErrand['kind'], string>> = {
	why: 'Which AWS credentials may look at the pool’s settings? Nothing is changed.',
	administrator: 'Which AWS credentials sign in as an administrator? They need AdminInitiateAuth.',
	lookUp: 'Which AWS credentials may look up users? No password or token of a user is needed.',
	clientSecret:
		'Which AWS credentials may read the client secret? They need DescribeUserPoolClient.',
};
