import {at, jsonIn, list, property, text, texts} from '../call/read-value.ts';
import type {Pool} from '../facts.ts';
import {MissingFact} from '../outcome.ts';
import {type Asking, attributeFor, type Readers, recipientFor} from './asking.ts';
import {findByValue, findUsers, type Search} from './find-users.ts';
import {readLines} from './log-lines.ts';

/** The pool, the users in question, and the pool's own error log. */
export const poolFacts: Readers<'pool' | 'users' | 'twins' | 'errorLog' | 'errorLines'> = {
	pool: async ({ask, question: {userPoolId, region}}) => describePool({ask, userPoolId, region}),
	users: async asking => findUsers(searchOf(asking), asking.question.who),
	twins: async asking => {
		const [attribute, value] = await Promise.all([attributeFor(asking), recipientFor(asking)]);
		const {who} = asking.question;
		if (who.kind === attribute && who.value === value) return asking.fact('users');
		return findByValue(searchOf(asking), attribute, value);
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

const searchOf = ({ask, question: {userPoolId, region}}: Asking): Search => ({
	ask,
	userPoolId,
	region,
});

/** Reads the pool settings that affect what is sent. Rejects with a `MissingFact`. */
export async function describePool({ask, userPoolId, region}: Search): Promise<Pool> {
	const action = 'cognito-idp:DescribeUserPool';
	const answer = await ask(action, region, {input: {UserPoolId: userPoolId}});
	const pool = readPool(property(answer, 'UserPool'));
	if (pool === undefined) throw new MissingFact([{because: 'failed', action, region}]);
	return pool;
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
		// API page UserPoolType: "This message might include comma-separated values".
		smsFailures: (text(property(value, 'SmsConfigurationFailure')) ?? '')
			.split(',')
			.map(each => each.trim())
			.filter(each => each !== ''),
		triggers: {
			customMessage: text(property(lambda, 'CustomMessage')),
			emailSender: text(at(lambda, 'CustomEmailSender', 'LambdaArn')),
			smsSender: text(at(lambda, 'CustomSMSSender', 'LambdaArn')),
			key: text(property(lambda, 'KMSKeyID')),
		},
	};
}

/**
 * Parses the details of an event in Cognito's log; `undefined` if it is from another pool (the schema is "subject to
 * change").
 */
function readPoolError(message: string, userPoolId: string): string | undefined {
	const line = jsonIn(message);
	const pool = text(at(line, 'logSourceId', 'userPoolId'));
	const level = text(property(line, 'logLevel'));
	if ((pool !== undefined && pool !== userPoolId) || (level !== undefined && level !== 'ERROR')) {
		return undefined;
	}
	return text(at(line, 'message', 'details')) ?? message;
}
