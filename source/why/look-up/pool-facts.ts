import {at, jsonIn, list, moment, property, text, texts, truth} from '../call/read-value.ts';
import type {Found, Pool, User} from '../facts.ts';
import {MissingFact} from '../outcome.ts';
import type {Question} from '../question.ts';
import {type Asking, attributeFor, pages, type Readers, recipientFor} from './asking.ts';
import {readLines} from './log-lines.ts';

/** The pool, who is asked about, and the pool's own log of errors. */
export const poolFacts: Readers<'pool' | 'users' | 'twins' | 'errorLog' | 'errorLines'> = {
	pool: async ({ask, question: {userPoolId, region}}) => {
		const answer = await ask('cognito-idp:DescribeUserPool', region, {
			input: {UserPoolId: userPoolId},
		});
		const pool = readPool(property(answer, 'UserPool'));
		if (pool === undefined) {
			throw new MissingFact([{because: 'failed', action: 'cognito-idp:DescribeUserPool', region}]);
		}
		return pool;
	},
	users: async asking => {
		let found: Found<User> = {items: [], isWhole: true};
		for (const filters of filtersOf(asking.question)) {
			const searches = await Promise.all(filters.map(filter => search(asking, filter)));
			found = {
				items: unique(searches.flatMap(({items}) => items)),
				isWhole: searches.every(({isWhole}) => isWhole),
			};
			if (found.items.length > 0) break;
		}
		return found;
	},
	twins: async asking => {
		const [attribute, value] = await Promise.all([attributeFor(asking), recipientFor(asking)]);
		if (asking.question.who.kind === attribute && asking.question.who.value === value) {
			return asking.fact('users');
		}
		const searches = await Promise.all(
			spellingsOf(value).map(each => search(asking, equals(attribute, each))),
		);
		return {
			items: unique(searches.flatMap(({items}) => items)),
			isWhole: searches.every(({isWhole}) => isWhole),
		};
	},
	errorLog: async ({ask, question: {userPoolId, region}}) => {
		const answer = await ask('cognito-idp:GetLogDeliveryConfiguration', region, {
			input: {UserPoolId: userPoolId},
		});
		const arn = list(at(answer, 'LogDeliveryConfiguration', 'LogConfigurations'))
			.filter(each => property(each, 'EventSource') === 'userNotification')
			.map(each => text(at(each, 'CloudWatchLogsConfiguration', 'LogGroupArn')))
			.find(each => each !== undefined);
		const [, , , logRegion, , , group] = arn?.split(':') ?? [];
		return logRegion && group ? {region: logRegion, group} : undefined;
	},
	errorLines: async asking => {
		const log = await asking.fact('errorLog');
		if (log === undefined) return [];
		const read = (message: string) => readPoolError(message, asking.question.userPoolId);
		return (await readLines(asking, {...log, read})) ?? [];
	},
};

/**
 * What ListUsers is searched by, the next search only where the one before finds nobody. Its comparison is exact, while
 * pools mostly take capitals for the same: an address is looked for as it was given and in lower case.
 */
function filtersOf({who: {kind, value}}: Question): readonly (readonly string[])[] {
	switch (kind) {
		case 'sub':
			return [[equals('sub', value)], [equals('username', value)]];
		case 'username':
			return [[equals('username', value)], [equals('preferred_username', value)]];
		case 'email':
		case 'phone_number':
			return [spellingsOf(value).map(each => equals(kind, each)), [equals('username', value)]];
	}
}

const spellingsOf = (value: string): readonly string[] => [
	...new Set([value, value.toLowerCase()]),
];

/** API page ListUsers, "Filter": quotation marks within a value are escaped. */
const equals = (name: string, value: string) => `${name} = "${value.replaceAll(/["\\]/g, '\\$&')}"`;

/** ListUsers may answer pages without users before the one that has them. */
async function search(asking: Asking, Filter: string): Promise<Found<User>> {
	const {userPoolId, region} = asking.question;
	const {items, isWhole} = await pages(asking, ['cognito-idp:ListUsers', region], {
		input: {UserPoolId: userPoolId, Filter, Limit: 60},
		token: ['PaginationToken', 'PaginationToken'],
		items: page => list(property(page, 'Users')),
	});
	return {items: items.flatMap(each => readUser(each) ?? []), isWhole};
}

const unique = (users: readonly User[]): readonly User[] => [
	...new Map(users.map(user => [user.sub, user])).values(),
];

/** Takes from a user, of whom a pool may know anything, what decides whether a code arrives. */
export function readUser(value: unknown): User | undefined {
	const attributes = new Map(
		list(property(value, 'Attributes') ?? property(value, 'UserAttributes')).map(each => [
			text(property(each, 'Name')),
			text(property(each, 'Value')),
		]),
	);
	const username = text(property(value, 'Username'));
	const sub = attributes.get('sub');
	if (username === undefined || sub === undefined) return undefined;
	return {
		username,
		sub,
		status: text(property(value, 'UserStatus')) ?? 'UNKNOWN',
		isEnabled: truth(property(value, 'Enabled')) ?? true,
		createdAt: moment(property(value, 'UserCreateDate')),
		modifiedAt: moment(property(value, 'UserLastModifiedDate')),
		email: attributes.get('email'),
		emailVerified: attributes.get('email_verified') === 'true',
		phoneNumber: attributes.get('phone_number'),
		phoneNumberVerified: attributes.get('phone_number_verified') === 'true',
	};
}

function readPool(value: unknown): Pool | undefined {
	const id = text(property(value, 'Id'));
	const arn = text(property(value, 'Arn'));
	if (id === undefined || arn === undefined) return undefined;
	const email = property(value, 'EmailConfiguration');
	const sms = property(value, 'SmsConfiguration');
	const roleArn = text(property(sms, 'SnsCallerArn'));
	const lambda = property(value, 'LambdaConfig');
	return {
		id,
		arn,
		account: arn.split(':')[4] ?? '',
		autoVerified: texts(property(value, 'AutoVerifiedAttributes')),
		signInAttributes: [
			...texts(property(value, 'AliasAttributes')),
			...texts(property(value, 'UsernameAttributes')),
		],
		verifyBeforeUpdate: texts(
			at(value, 'UserAttributeUpdateSettings', 'AttributesRequireVerificationBeforeUpdate'),
		),
		sendsLink:
			at(value, 'VerificationMessageTemplate', 'DefaultEmailOption') === 'CONFIRM_WITH_LINK',
		email: {
			isOwnSes: property(email, 'EmailSendingAccount') === 'DEVELOPER',
			sourceArn: text(property(email, 'SourceArn')),
			from: text(property(email, 'From')),
			configurationSet: text(property(email, 'ConfigurationSet')),
		},
		sms:
			roleArn === undefined
				? undefined
				: {
						roleArn,
						externalId: text(property(sms, 'ExternalId')),
						region: text(property(sms, 'SnsRegion')),
					},
		smsFailure: text(property(value, 'SmsConfigurationFailure')),
		triggers: {
			customMessage: text(property(lambda, 'CustomMessage')),
			emailSender: text(at(lambda, 'CustomEmailSender', 'LambdaArn')),
			smsSender: text(at(lambda, 'CustomSMSSender', 'LambdaArn')),
			key: text(property(lambda, 'KMSKeyID')),
		},
	};
}

/** The details of a line of Cognito's log; `undefined` for a line of another pool (its schema is "subject to change"). */
function readPoolError(message: string, userPoolId: string): string | undefined {
	const line = jsonIn(message);
	const pool = text(at(line, 'logSourceId', 'userPoolId'));
	const level = text(property(line, 'logLevel'));
	if ((pool !== undefined && pool !== userPoolId) || (level !== undefined && level !== 'ERROR')) {
		return undefined;
	}
	return text(at(line, 'message', 'details')) ?? message;
}
