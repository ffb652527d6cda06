type Props = { id: number };

export function QuickLook({ id }: Props) {
  return <div data-scope="quicklook" data-id={id} />;
}
