import {integer, members, optional, type Read, text} from './shape.ts';

/** A group of users, as kept in memory and in the data file. Times are in milliseconds. */
export const groupShape = members({
	name: text,
	description: optional(text),
	/** The IAM role that an identity pool gives to the group's members. */
	roleArn: optional(text),
	/** The lowest wins; a group without one comes last. */
	precedence: optional(integer),
	createdAt: integer,
	modifiedAt: integer,
});

export type Group = Read<typeof groupShape>;
