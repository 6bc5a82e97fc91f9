import {asked, minutes, now, refused, shop} from '../../helpers/why-facts.ts';
import {filtered, type Row, someone, trail, unconfirmed, users} from './row.ts';

/** Scenarios about whether a code was requested and how the service responded, named after the problem. */
export const requestScenarios: Readonly<Record<string, Row>> = {
	'the app never asked': {
		base: 'email',
		facts: trail(asked(7, {sub: someone})),
		findings: [['never-asked', 'suggests'], filtered],
	},
	'a code for the phone is no code for the address': {
		base: 'email',
		facts: trail(asked(20, {attribute: 'phone_number'})),
		findings: [['never-asked', 'suggests'], filtered],
	},
	'CloudTrail may not have the last minutes yet': {
		base: 'email',
		question: {since: now - minutes(10)},
		facts: trail(),
		findings: [filtered],
		unknown: ['never-asked'],
	},
	'a refusal of nobody known may have been this user’s': {
		base: 'email',
		facts: trail(asked(20, {sub: undefined, error: {name: 'NotAuthorizedException', message: ''}})),
		findings: [filtered],
		unknown: ['never-asked'],
		notCleared: ['request-refused', 'user-limit'],
	},
	'a request of nobody known may have been for this user': {
		base: 'email',
		facts: trail(asked(20, {name: 'AdminUpdateUserAttributes', sub: undefined})),
		findings: [filtered],
		unknown: ['never-asked'],
	},
	'an administrator changed the address, which sends a code on some pools': {
		base: 'email',
		facts: trail(asked(20, {name: 'AdminUpdateUserAttributes'})),
		findings: [filtered],
		unknown: ['never-asked'],
	},
	'a change that failed for another reason than sending is no refusal of a code': {
		base: 'email',
		facts: trail(
			asked(5, {
				name: 'AdminUpdateUserAttributes',
				error: {name: 'AliasExistsException', message: ''},
			}),
			asked(9),
		),
		findings: [filtered],
	},
	'more requests than can be read': {
		base: 'email',
		facts: {requests: {items: [asked(7, {sub: someone})], isWhole: false}},
		findings: [filtered],
		unknown: ['never-asked', 'user-limit', 'request-refused', 'firewall', 'message-trigger-failed'],
	},
	'five codes an hour': {
		base: 'email',
		facts: trail(refused(9, 'LimitExceededException', 'Attempt limit exceeded, please try later.')),
		findings: [['user-limit', 'proves'], filtered],
	},
	'a later request that was accepted voids a refusal': {
		base: 'email',
		facts: trail(asked(5), refused(9, 'LimitExceededException', 'Attempt limit exceeded')),
		findings: [filtered],
	},
	'what somebody saw of a send counts before the trail': {
		base: 'email',
		question: {
			sendError: {name: 'TooManyRequestsException', message: 'Rate exceeded', at: now - minutes(1)},
		},
		denied: ['requests'],
		findings: [['request-refused', 'proves'], filtered],
	},
	'any other refusal': {
		base: 'email',
		facts: trail(refused(9, 'NotAuthorizedException', 'Access Token has expired')),
		findings: [['request-refused', 'proves'], filtered],
	},
	'a wrong code had come': {
		base: 'ses',
		question: {purpose: 'sign-in'},
		facts: trail(
			asked(3, {
				name: 'RespondToAuthChallenge',
				error: {name: 'CodeMismatchException', message: ''},
			}),
			asked(4, {name: 'InitiateAuth'}),
		),
		findings: [],
	},
	'a step of a sign-in that failed may be why no code was sent': {
		base: 'ses',
		question: {purpose: 'sign-in'},
		facts: trail(
			asked(3, {
				name: 'RespondToAuthChallenge',
				error: {name: 'NotAuthorizedException', message: 'Incorrect username or password.'},
			}),
			asked(4, {name: 'InitiateAuth'}),
		),
		findings: [],
		notCleared: ['request-refused'],
	},
	'the firewall': {
		base: 'email',
		facts: {
			...trail(refused(9, 'ForbiddenException', 'Request not allowed due to WAF block.')),
			webAcl: {name: 'shop'},
		},
		findings: [['firewall', 'proves'], filtered],
	},
	'a link, not a code': {
		base: 'email',
		question: {purpose: 'sign-up'},
		facts: {
			...users(unconfirmed),
			...trail(asked(20, {name: 'SignUp'})),
			pool: {...shop, sendsLink: true},
		},
		findings: [['link-not-code', 'suggests'], filtered],
	},
	'signing up texts first': {
		base: 'email',
		question: {purpose: 'sign-up'},
		facts: {
			...users(unconfirmed),
			...trail(asked(20, {name: 'SignUp'})),
			pool: {...shop, autoVerified: ['email', 'phone_number']},
		},
		findings: [['phone-goes-first', 'proves'], filtered],
	},
	'signing up sends nothing': {
		base: 'email',
		question: {purpose: 'sign-up'},
		facts: {
			...users(unconfirmed),
			...trail(asked(20, {name: 'SignUp'})),
			pool: {...shop, autoVerified: []},
		},
		findings: [['not-auto-verified', 'proves'], filtered],
	},
	'the function that writes the message throws': {
		base: 'email',
		facts: {
			pool: {
				...shop,
				triggers: {...shop.triggers, customMessage: 'arn:aws:lambda:eu-west-1:1:function:w'},
			},
			...trail(refused(9, 'UserLambdaValidationException', 'CustomMessage failed with error x.')),
		},
		findings: [['message-trigger-failed', 'proves'], filtered],
	},
	'another trigger than the one that writes the message': {
		base: 'email',
		facts: {
			pool: {
				...shop,
				triggers: {...shop.triggers, customMessage: 'arn:aws:lambda:eu-west-1:1:function:w'},
			},
			...trail(refused(9, 'UserLambdaValidationException', 'PreSignUp failed with error x.')),
		},
		findings: [['request-refused', 'proves'], filtered],
	},
};
