/** The runtime and system for reports: `Node.js/24.0.0 linux/x64`. */
export function platformOf({
	versions,
	platform,
	arch,
}: {
	readonly versions: {readonly node: string};
	readonly platform: string;
	readonly arch: string;
}): string {
	return `Node.js/${versions.node} ${platform}/${arch}`;
}
