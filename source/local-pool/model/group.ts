import {integer, members, optional, type Read, text} from './shape.ts';

/** A group of users, as the pool keeps it and the data file holds it. All times are in milliseconds. */
export const groupShape = members({
	name: text,
	description: optional(text),
	/** The IAM role that an identity pool gives to its users. */
	roleArn: optional(text),
	/** The lowest one wins; a group without one comes last. */
	precedence: optional(integer),
	createdAt: integer,
	modifiedAt: integer,
});

export type Group = Read<typeof groupShape>;
