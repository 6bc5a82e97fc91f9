/** The attributes that Cognito verifies ("Only phone_number and email can be verified."). */
export const verifiable = ['email', 'phone_number'] as const;

/** Whether Cognito can verify an attribute. */
export const isVerifiable = (name: string): name is (typeof verifiable)[number] =>
	verifiable.some(known => known === name);
