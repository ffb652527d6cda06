declare module "*.module.css" { const classes: { readonly [name: string]: string }; export default classes; }
declare const __PIXERY_VERSION__: string;
