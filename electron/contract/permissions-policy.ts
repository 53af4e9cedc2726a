// Decides which of the machine's abilities the page may use at all, in either shell, before anybody is asked: the camera.
// https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Permissions-Policy

const refused = ['microphone', 'geolocation', 'display-capture', 'midi', 'usb', 'serial', 'hid', 'payment'];

/** The header's value. */
export const permissionsPolicy = ['camera=(self)', ...refused.map((ability) => `${ability}=()`)].join(', ');
