import {integer, members, optional, type Read, text} from './shape.ts';

/** A domain of a pool: a prefix of amazoncognito.com, or a custom domain with its certificate. */
export const domainShape = members({
	name: text,
	certificateArn: optional(text),
	/** 1 is the classic hosted UI, 2 is managed login. */
	managedLoginVersion: integer,
	/** Milliseconds. */
	modifiedAt: integer,
});

export type Domain = Read<typeof domainShape>;
