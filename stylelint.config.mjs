/** Component CSS uses tokens only: no raw colors outside the token file. */
export default {
  rules: {
    'color-no-hex': true,
    'block-no-empty': true,
    'declaration-block-no-duplicate-properties': true,
    'property-no-unknown': [true, { ignoreProperties: ['text-size-adjust'] }],
    'no-duplicate-selectors': null,
    'no-invalid-position-at-import-rule': true,
  },
  overrides: [
    { files: ['src/css/tokens.css'], rules: { 'color-no-hex': null } },
    { files: ['src/css/custom.css'], rules: { 'color-no-hex': null } },
  ],
};
