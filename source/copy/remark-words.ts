import type {Remark} from '../flow/notice.ts';

/** The words of each remark. */
export const remarks: Readonly<
	Record<
		Remark,
		{readonly kind: 'info' | 'warning'; readonly says: string; readonly tryNext?: string}
	>
> = {
	sendLeft: {
		kind: 'warning',
		says: 'You left before the answer came. The code may still have been sent.',
		tryNext: 'If it arrives, you can use it.',
	},
	updateLeft: {
		kind: 'warning',
		says: 'You left before the answer came. This is what the pool has now.',
	},
	verifyLeft: {
		kind: 'warning',
		says: 'You left before the answer came. The code may still have been used.',
		tryNext: 'Go back to see whether the attribute is verified.',
	},
	updatedWithoutCode: {
		kind: 'info',
		says: 'The value was changed. The pool sent no code for it.',
		tryNext: 'Press Enter on it to request one.',
	},
	codeSentAgain: {kind: 'info', says: 'New code requested. Only the newest one works.'},
	sessionRenewed: {
		kind: 'info',
		says: 'The session had expired and was renewed. Nothing was sent.',
		tryNext: 'Choose again.',
	},
	signUpConfirmed: {kind: 'info', says: 'The sign-up is confirmed. Sign in to continue.'},
	passwordChanged: {kind: 'info', says: 'The password was changed. Sign in to continue.'},
	poolIdUnreadable: {
		kind: 'warning',
		says: 'That isn’t a user pool ID.',
		tryNext: 'It looks like eu-west-1_AbC123.',
	},
	tokenRecognised: {
		kind: 'info',
		says: 'That’s a token. Press Enter to connect with it.',
	},
	clientIdUnreadable: {
		kind: 'warning',
		says: 'That isn’t an app client ID.',
		tryNext: 'It has letters and digits only, usually 26.',
	},
	domainUnreadable: {
		kind: 'warning',
		says: 'That isn’t a web address.',
		tryNext: 'It looks like https://auth.example.com.',
	},
	codeKept: {
		kind: 'info',
		says: 'You’re signed in again. Your code is still here, and no new one was requested.',
		tryNext: 'Press Enter to verify.',
	},
	rulesNotKept: {
		kind: 'warning',
		says: 'This user pool would refuse that password.',
		tryNext: 'Each rule gets a tick once the password keeps it.',
	},
	passwordsDiffer: {
		kind: 'warning',
		says: 'The two passwords differ. Both were cleared.',
		tryNext: 'Enter the new password again. Ctrl+T shows what you type.',
	},
	poolIsInFile: {
		kind: 'info',
		says: 'This pool comes from a file in this folder, so it can’t be removed from the list.',
	},
	rowIsFixed: {
		kind: 'info',
		says: 'Only user pools and sessions can be removed from the list.',
	},
	codeIsNotSixDigits: {
		kind: 'warning',
		says: 'A code from Cognito has six digits.',
		tryNext: 'Enter the code from the newest message.',
	},
	codeHasSpaces: {kind: 'warning', says: 'A code has no spaces.'},
	clientHasNoSecret: {kind: 'info', says: 'This app client has no secret.'},
	nothingTyped: {kind: 'warning', says: 'Nothing typed yet.'},
	mfaCodeIsNotSixDigits: {
		kind: 'warning',
		says: 'An MFA code has six digits.',
		tryNext: 'Enter the one that the device shows now.',
	},
	noPools: {
		kind: 'info',
		says: 'These credentials see no user pool in this region.',
		tryNext: 'Enter another region, or the ID of a user pool.',
	},
	nobodyFound: {
		kind: 'info',
		says: 'No user there has that email, phone number, sub or username.',
		tryNext: 'Check the spelling, or try another user pool.',
	},
	nobodyFoundInPart: {
		kind: 'warning',
		says: 'Nobody was found, but not every user pool could be searched.',
		tryNext: 'Name the user pool, or use credentials that allow cognito-idp:ListUsers.',
	},
	noAppClients: {kind: 'info', says: 'This user pool has no app client to request the code with.'},
	valueIsTheSame: {kind: 'info', says: 'That is the value on record.'},
	endDiffers: {
		kind: 'warning',
		says: 'That isn’t how the value on record ends. Nothing was changed.',
		tryNext: 'Ask the customer for the whole address or number, and compare.',
	},
	actLeft: {
		kind: 'warning',
		says: 'You left before the answer came. It may still have been done.',
		tryNext: 'This is what the pool has now.',
	},
};
