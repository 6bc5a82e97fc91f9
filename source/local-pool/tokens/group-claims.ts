import type {GroupClaims} from '../users/groups.ts';

/** The claims of an access token about its user's groups: none of a user who is in none. */
export const accessGroupClaims = ({groups}: GroupClaims) =>
	groups.length > 0 ? {'cognito:groups': groups} : {};

/** The claims of an ID token about its user's groups and the IAM roles that come with them. */
export const idGroupClaims = (claims: GroupClaims) => ({
	...accessGroupClaims(claims),
	...(claims.roles.length > 0 && {'cognito:roles': claims.roles}),
	...(claims.preferredRole !== undefined && {'cognito:preferred_role': claims.preferredRole}),
});
