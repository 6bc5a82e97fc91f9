import {listOf, members, type Read, text} from './shape.ts';

/** An API that is guarded with scopes of its own: `<identifier>/<name of the scope>`. */
export const resourceServerShape = members({
	identifier: text,
	name: text,
	scopes: listOf(members({ScopeName: text, ScopeDescription: text})),
});

export type ResourceServer = Read<typeof resourceServerShape>;

/** The scopes of a resource server, as a client's AllowedOAuthScopes and tokens name them. */
export const scopesOf = ({identifier, scopes}: ResourceServer): readonly string[] =>
	scopes.map(({ScopeName}) => `${identifier}/${ScopeName}`);
