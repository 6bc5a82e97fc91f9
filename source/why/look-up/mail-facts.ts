import type {Action} from '../call/operations.ts';
import {
	at,
	list,
	moment,
	number,
	property,
	text,
	textMap,
	texts,
	truth,
} from '../call/read-value.ts';
import type {FactValues, Identity, Pool} from '../facts.ts';
import {MissingFact} from '../outcome.ts';
import {domainsOf, identityIn} from '../scope.ts';
import {type Asked, bestOf, denialIn, judgePolicies, policyIn} from './allowance.ts';
import {type Asking, NotNeeded, type Readers, recipientFor, routeBy} from './asking.ts';
import {mailPrincipalOf} from './regions.ts';

/** Facts from SES, in the region of the pool's SourceArn. */
export const mailFacts: Readers<
	| 'sesAccount'
	| 'identities'
	| 'configurationSet'
	| 'recipientIdentity'
	| 'suppression'
	| 'emailRole'
	| 'bounces'
> = {
	sesAccount: async asking => {
		const {region} = await ownSes(asking, 'ses:GetAccount');
		const answer = await asking.ask('ses:GetAccount', region);
		const reasons = at(answer, 'SuppressionAttributes', 'SuppressedReasons');
		const max = number(at(answer, 'SendQuota', 'Max24HourSend'));
		const sent = number(at(answer, 'SendQuota', 'SentLast24Hours'));
		return {
			isProduction: truth(property(answer, 'ProductionAccessEnabled')),
			isSending: truth(property(answer, 'SendingEnabled')),
			enforcement: text(property(answer, 'EnforcementStatus')),
			quota: max === undefined || sent === undefined ? undefined : {max, sent},
			suppressedReasons: Array.isArray(reasons) ? texts(reasons) : undefined,
		};
	},
	identities: async asking => {
		const [{region, sourceArn}, pool] = await Promise.all([
			ownSes(asking, 'ses:GetEmailIdentity', ['ses', 'cognito']),
			asking.fact('pool'),
		]);
		if (sourceArn === undefined) throw new NotNeeded();
		const name = identityIn(sourceArn);
		const found: Identity[] = [];
		for (const each of new Set([name, ...domainsOf(name)])) {
			const identity = await readIdentity(asking, region, each, pool);
			if (identity !== undefined) found.push(identity);
			// An address is also signed and verified through its domain, so the first result may not be final.
			if (identity?.isVerified && identity.isSigned && identity.dkim === 'SUCCESS') break;
		}
		return found;
	},
	configurationSet: async asking => {
		const [{region}, pool] = await Promise.all([
			ownSes(asking, 'ses:GetConfigurationSet'),
			asking.fact('pool'),
		]);
		const name =
			pool.email.configurationSet ??
			(await asking.fact('identities')).find(each => each.configurationSet)?.configurationSet;
		return name === undefined ? undefined : readConfigurationSet(asking, region, name);
	},
	recipientIdentity: async asking => {
		const [{region}, {isProduction}, recipient] = await Promise.all([
			routeBy(asking, 'ses'),
			asking.fact('sesAccount'),
			recipientFor(asking),
		]);
		if (isProduction !== false) throw new NotNeeded();
		for (const name of [recipient, ...domainsOf(recipient)]) {
			const answer = await asking.askFor('ses:GetEmailIdentity', region, {pathPart: name});
			if (answer.isThere && truth(property(answer.value, 'VerifiedForSendingStatus'))) {
				return {isVerified: true};
			}
		}
		return {isVerified: false};
	},
	suppression: async asking => {
		const [{region}, recipient] = await Promise.all([
			ownSes(asking, 'ses:GetSuppressedDestination'),
			recipientFor(asking),
		]);
		const {expected = '', who} = asking.question;
		const spellings = [recipient, recipient.toLowerCase(), who.value, expected];
		const isSame = (each: string) => each.toLowerCase() === recipient.toLowerCase();
		const asked = [...new Set(spellings.filter(isSame))];
		const entries = await Promise.all(asked.map(each => readSuppressed(asking, region, each)));
		return {asked, entry: entries.find(each => each !== undefined)};
	},
	emailRole: async asking => {
		await routeBy(asking, 'ses');
		const answer = await asking.askFor('iam:GetRole', asking.question.region, {
			input: {RoleName: 'AWSServiceRoleForAmazonCognitoIdpEmailService'},
		});
		return {exists: answer.isThere};
	},
	bounces: async asking => {
		const {region} = await ownSes(asking, 'cloudwatch:GetMetricStatistics');
		const counts = await Promise.all(
			['Bounce', 'Reject'].map(name => countOf(asking, region, name)),
		);
		return {count: counts.reduce((sum, count) => sum + count, 0)};
	},
};

/**
 * The route through the account's own SES. If another account shares the identity, that account's settings apply, which
 * these credentials can't read.
 */
async function ownSes(
	asking: Asking,
	action: Action,
	by: readonly ('ses' | 'cognito')[] = ['ses'],
) {
	const [route, pool] = await Promise.all([routeBy(asking, ...by), asking.fact('pool')]);
	const owner = route.sourceArn?.split(':')[4];
	if (owner && owner !== pool.account) {
		throw new MissingFact([{because: 'denied', action, region: route.region}]);
	}
	return route;
}

async function readIdentity(
	{askFor, question}: Asking,
	region: string,
	name: string,
	pool: Pool,
): Promise<Identity | undefined> {
	const answer = await askFor('ses:GetEmailIdentity', region, {pathPart: name});
	if (!answer.isThere) return undefined;
	const {value} = answer;
	const policies = [...textMap(property(value, 'Policies')).values()].map(policy =>
		policyIn(policy, 'ses:GetEmailIdentity', region),
	);
	const actions = ['ses:SendEmail', 'ses:SendRawEmail'];
	const asked = (action: string): Asked => ({
		principals: [mailPrincipalOf(question.region)],
		action,
		context: {'aws:sourcearn': pool.arn, 'aws:sourceaccount': pool.account},
	});
	return {
		name,
		isVerified: truth(property(value, 'VerifiedForSendingStatus')) === true,
		status: text(property(value, 'VerificationStatus')),
		error: text(at(value, 'VerificationInfo', 'ErrorType')),
		isSigned: truth(at(value, 'DkimAttributes', 'SigningEnabled')) !== false,
		dkim: text(at(value, 'DkimAttributes', 'Status')),
		cognito: bestOf(actions.map(action => judgePolicies(policies, asked(action)))),
		denial: bestOf(actions.map(action => ({allowance: denialIn(policies, asked(action))}))),
		configurationSet: text(property(value, 'ConfigurationSetName')),
	};
}

async function readConfigurationSet(
	{askFor}: Asking,
	region: string,
	name: string,
): Promise<FactValues['configurationSet']> {
	const answer = await askFor('ses:GetConfigurationSet', region, {pathPart: name});
	if (!answer.isThere) {
		return {name, exists: false, isSending: false, suppressedReasons: undefined};
	}
	const reasons = at(answer.value, 'SuppressionOptions', 'SuppressedReasons');
	return {
		name,
		exists: true,
		isSending: truth(at(answer.value, 'SendingOptions', 'SendingEnabled')) !== false,
		// An empty list disables suppression for this set; a missing one uses the account's.
		suppressedReasons: Array.isArray(reasons) ? texts(reasons) : undefined,
	};
}

/** The list is case-sensitive, although SES ignores case when it sends. */
async function readSuppressed({askFor}: Asking, region: string, address: string) {
	const answer = await askFor('ses:GetSuppressedDestination', region, {pathPart: address});
	if (!answer.isThere) return undefined;
	const entry = property(answer.value, 'SuppressedDestination');
	const reason = text(property(entry, 'Reason'));
	return reason === undefined
		? undefined
		: {reason, at: moment(property(entry, 'LastUpdateTime')), address};
}

async function countOf(
	{ask, question}: Asking,
	region: string,
	MetricName: string,
): Promise<number> {
	const answer = await ask('cloudwatch:GetMetricStatistics', region, {
		input: {
			Namespace: 'AWS/SES',
			MetricName,
			StartTime: Math.floor(question.since / 1_000),
			EndTime: Math.ceil(question.now / 1_000) + 1,
			// At most 1,440 data points, whatever the time span.
			Period: Math.max(1, Math.ceil((question.now - question.since) / 86_400_000)) * 300,
			Statistics: ['Sum'],
		},
	});
	return list(property(answer, 'Datapoints')).reduce<number>(
		(sum, point) => sum + (number(property(point, 'Sum')) ?? 0),
		0,
	);
}
