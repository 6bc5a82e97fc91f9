import type {AccountSettings} from './account/settings.ts';

/**
 * The initial content of a server: user pools with the members of CreateUserPool, each with an `Id` of your choice and
 * its `Clients` (CreateUserPoolClient, with a `ClientId` and optionally a `ClientSecret`), `Groups` (CreateGroup) and
 * `Users` (AdminCreateUser, with a permanent `Password`), and the `Account` around them.
 */
export type Seed = {
	readonly UserPools: readonly SeedPool[];
	readonly Account?: AccountSettings | undefined;
};

type Given = Readonly<Record<string, unknown>>;

export type SeedPool = Given & {
	/** `<region>_<name>`. */
	readonly Id: string;
	readonly PoolName: string;
	readonly Clients?: readonly (Given & {readonly ClientId: string; readonly ClientName: string})[];
	readonly Groups?: readonly (Given & {readonly GroupName: string})[];
	readonly Users?: readonly SeedUser[];
};

export type SeedUser = {
	readonly Username: string;
	/** Permanent; without it the user must replace `TemporaryPassword`. */
	readonly Password?: string;
	readonly TemporaryPassword?: string;
	readonly UserAttributes?: readonly {readonly Name: string; readonly Value: string}[];
	readonly UserStatus?: 'CONFIRMED' | 'UNCONFIRMED' | 'FORCE_CHANGE_PASSWORD' | 'RESET_REQUIRED';
	readonly Enabled?: boolean;
	/** Names of the pool's groups. */
	readonly Groups?: readonly string[];
};
