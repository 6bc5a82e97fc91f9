/** The attributes that Cognito verifies ("Only phone_number and email can be verified."). */
export const verifiable = ['email', 'phone_number'] as const;

export type Verifiable = (typeof verifiable)[number];

/** Whether Cognito can verify an attribute. */
export const isVerifiable = (name: string): name is Verifiable =>
	verifiable.some(known => known === name);

/** A user's addresses on record in the pool. */
export type OnRecord = {
	readonly email: string | undefined;
	readonly emailVerified: boolean;
	readonly phoneNumber: string | undefined;
	readonly phoneNumberVerified: boolean;
};

/** A user's email or phone number. */
export const addressOf = (user: OnRecord, attribute: Verifiable): string | undefined =>
	attribute === 'email' ? user.email : user.phoneNumber;

/** Whether the user's email or phone number is verified. */
export const isVerified = (user: OnRecord, attribute: Verifiable): boolean =>
	attribute === 'email' ? user.emailVerified : user.phoneNumberVerified;
