import {spawn} from 'node:child_process';

/** The command that shows a URL in the person's browser, on each system. */
export function browserCommand(
	platform: NodeJS.Platform,
	url: string,
): readonly [command: string, ...args: string[]] {
	switch (platform) {
		case 'darwin':
			return ['open', url];
		case 'win32':
			// The first quoted argument of `start` is a title. In quotes, the URL's `&` does not end the command.
			return ['cmd', '/d', '/c', 'start', '""', `"${url.replaceAll('"', '%22')}"`];
		default:
			return ['xdg-open', url];
	}
}

/**
 * Opens the browser and does not wait for it. Where there is none nothing happens: the URL is on the screen too. The
 * secrets that AWS and this program are given in the environment are not handed on to it.
 */
export function openBrowser(
	{
		platform,
		env,
	}: {
		readonly platform: NodeJS.Platform;
		readonly env: Readonly<Record<string, string | undefined>>;
	},
	url: string,
): void {
	const [command, ...args] = browserCommand(platform, url);
	const harmless = Object.entries(env).filter(([name]) => !/^(AWS|COGNITO_VERIFY)_/i.test(name));
	const child = spawn(command, args, {
		env: Object.fromEntries(harmless),
		detached: true,
		stdio: 'ignore',
		windowsVerbatimArguments: true,
		windowsHide: true,
	});
	child.on('error', () => {});
	child.unref();
}
