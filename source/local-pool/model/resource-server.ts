import {listOf, members, type Read, text} from './shape.ts';

/** A resource server: an API with scopes of its own, each written `<identifier>/<scope name>`. */
export const resourceServerShape = members({
	identifier: text,
	name: text,
	scopes: listOf(members({ScopeName: text, ScopeDescription: text})),
});

export type ResourceServer = Read<typeof resourceServerShape>;

/** The scopes of a resource server as AllowedOAuthScopes and tokens spell them. */
export const scopesOf = ({identifier, scopes}: ResourceServer): readonly string[] =>
	scopes.map(({ScopeName}) => `${identifier}/${ScopeName}`);
