/** How the program names itself: to the service, and for `--version`. */
export function userAgent({
	version,
	platform,
}: {
	readonly version: string;
	readonly platform: string;
}): string {
	return `cognito-verify/${version} ${platform}`;
}
