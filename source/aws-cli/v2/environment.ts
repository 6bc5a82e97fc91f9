import type {Environment} from '../../settings/settings.ts';

/**
 * `AWS_REGION` and `AWS_PROFILE` take precedence over the `DEFAULT` ones (`awscli/botocore/configprovider.py` 2.9.19).
 */
export function inOrderOfV2(env: Environment): Environment {
	const {AWS_REGION: region, AWS_PROFILE: profile} = env;
	return {
		...env,
		...(region !== undefined && {AWS_DEFAULT_REGION: region}),
		...(profile !== undefined && {AWS_DEFAULT_PROFILE: profile}),
	};
}
