/** The two attributes that hold an address a message can be sent to. */
export type Verifiable = 'email' | 'phone_number';

/** Whether an attribute is one of the two. */
export const isVerifiable = (name: string): name is Verifiable =>
	name === 'email' || name === 'phone_number';
