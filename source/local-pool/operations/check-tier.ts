import {Failure} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import {members, optional, read, text, withDefault} from '../model/shape.ts';
import {rotates} from '../tokens/rotation.ts';
import {allowedFirstFactors} from '../users/first-factors.ts';

type Tier = 'LITE' | 'ESSENTIALS' | 'PLUS';

const planShape = members({
	UserPoolTier: optional(text),
	UserPoolAddOns: optional(members({AdvancedSecurityMode: withDefault(text, 'OFF')})),
	LambdaConfig: optional(
		members({PreTokenGenerationConfig: optional(members({LambdaVersion: optional(text)}))}),
	),
});

const hasThreatProtection = ({given}: UserPool): boolean =>
	(read(planShape, given).UserPoolAddOns?.AdvancedSecurityMode ?? 'OFF') !== 'OFF';

/**
 * A pool's feature plan. The guide says that threat protection selects the highest plan if none is named. Some
 * deployments were refused nevertheless; whether they named a plan is not known.
 */
export function tierOf(pool: UserPool): Tier {
	const named = read(planShape, pool.given).UserPoolTier;
	if (named === undefined) return hasThreatProtection(pool) ? 'PLUS' : 'ESSENTIALS';
	return named === 'LITE' || named === 'PLUS' ? named : 'ESSENTIALS';
}

/** Throws if the pool's plan is Lite. */
export function refuseInLite(pool: UserPool, words: string): void {
	if (tierOf(pool) !== 'LITE') return;
	throw new Failure('FeatureUnavailableInTierException', words);
}

/** The service's message for features of a pool that its plan doesn't include. */
export const toBeDisabled = (tier: Tier, ...features: readonly string[]): string =>
	`The following features need to be disabled for the ${tier} pricing tier configured: ${features.join(', ')}`;

/**
 * The features in a pool's own settings that its plan doesn't include, by the service's names (the one for email is
 * ours).
 */
function ownFeatures(pool: UserPool): readonly string[] {
	const tier = tierOf(pool);
	const version = read(planShape, pool.given).LambdaConfig?.PreTokenGenerationConfig?.LambdaVersion;
	const isLite = tier === 'LITE';
	return [
		...(isLite && allowedFirstFactors(pool).length > 1 ? ['Passwordless Sign-In'] : []),
		...(isLite && (version ?? 'V1_0') !== 'V1_0'
			? [`Token Customization with Pre-Token Generation Lambda ${version}`]
			: []),
		...(isLite && pool.settings.EmailMfaConfiguration ? ['Email MFA'] : []),
		// terraform-provider-aws #40734
		...(tier !== 'PLUS' && hasThreatProtection(pool) ? ['Threat Protection'] : []),
	];
}

/**
 * Throws for features that a pool's plan doesn't include. An update that would disable active features gets a different
 * error type (one source, 2026, for rotation).
 */
export function checkTier(pool: UserPool, before?: UserPool): void {
	const tier = tierOf(pool);
	const isChange = before !== undefined && tierOf(before) !== tier;
	const isRotating = [...pool.clients.values()].some(({settings}) => rotates(settings));
	const features = [
		...ownFeatures(pool),
		...(isChange && tier === 'LITE' && isRotating ? ['Refresh Token Rotation'] : []),
	];
	if (features.length === 0) return;
	throw new Failure(
		isChange ? 'TierChangeNotAllowedException' : 'FeatureUnavailableInTierException',
		toBeDisabled(tier, ...features),
	);
}
