// Whether a person sits before a screen of this machine.

export function hasScreen(platform = process.platform, env: NodeJS.ProcessEnv = process.env): boolean {
  if (env['SSH_CONNECTION'] || env['CI']) return false;
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
}
