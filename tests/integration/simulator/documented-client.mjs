// The documentation's own example (JavaScript, *Setting up and managing MQTT data stream*), changed only in host, port, ids,
// protocol and authority, and in that it says on standard output what it hears and acts on the port it heard first.

import axios from 'axios';
import awsIot from 'aws-iot-device-sdk';

const { REST, EMAIL, PASSWORD, COMPANY } = process.env;
axios.defaults.baseURL = REST;

axios
  .post('/auth/jwt', { email: EMAIL, password: PASSWORD })
  .then((res) => {
    const userToken = res.data.token;
    return axios.get(`/api/companies/${COMPANY}/iotAccess`, { headers: { Authorization: 'JWT ' + userToken } });
  })
  .then((res) => {
    const iotCredentials = res.data;
    const client = awsIot.device({ ...iotCredentials, protocol: 'wss' });

    client.subscribe(`/ports/${COMPANY}/#`, () => console.log(JSON.stringify({ subscribed: true })));

    let acted = false;
    client.on('message', (topic, message) => {
      const payload = JSON.parse(message.toString());
      console.log(JSON.stringify({ topic, payload }));
      if (acted) return;
      acted = true;
      client.publish(
        topic.replace('/ports/', '/action/'),
        JSON.stringify({ id: payload.id, data: { portId: payload.data.portId, device: { lamp: { level: 10 } } } }),
      );
    });

    client.on('error', (error) => console.warn(error));

    // As printed in the documentation: the ids are blank. It must do no harm.
    client.publish(
      `/action/${COMPANY}///`,
      JSON.stringify({ id: '', data: { portId: '', device: { lamp: { level: 10 } } } }),
    );

    process.stdin.on('end', () => client.end());
    process.stdin.resume();
  });
