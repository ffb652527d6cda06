type Props = { id: number };

export function Viewer({ id }: Props) {
  return <div data-scope="viewer" data-id={id} />;
}
