/** The two attributes that hold an address for messages. */
export type Verifiable = 'email' | 'phone_number';

/** Whether an attribute is `email` or `phone_number`. */
export const isVerifiable = (name: string): name is Verifiable =>
	name === 'email' || name === 'phone_number';
