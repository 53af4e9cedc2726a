// What the tests use of Ochno's documented client, which brings no types of its own.

declare module 'aws-iot-device-sdk' {
  interface SignedUrlOptions {
    readonly host: string;
    readonly region: string;
    readonly port?: number;
  }

  interface DeviceConstructor {
    /** The oracle: the URL the documented client connects to, signed for now. */
    prepareWebSocketUrl(
      options: SignedUrlOptions,
      accessKeyId: string,
      secretKey: string,
      sessionToken: string,
    ): string;
  }

  const awsIot: { readonly device: DeviceConstructor };
  export default awsIot;
}
