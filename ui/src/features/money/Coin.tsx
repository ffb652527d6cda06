import { Coins } from "lucide-react";

import { useOperation } from "../../api/queries";
import type { Budget, CostLine } from "../../api/generated/operations";
import { Popover } from "../../components/Popover";
import { dollars, spent, text } from "../../text/money";
import styles from "./Coin.module.css";

function firstOfMonth(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-01`;
}

/** This month's spending, and behind it today's by model and what is left of the budgets. */
export function Coin() {
  const month = useOperation("show_costs", { since: firstOfMonth(), by: "day" }, { keep: true }).data;
  const budgets = useOperation("show_budgets", {}).data?.items ?? [];
  if (month === undefined) return null;
  return (
    <Popover
      label={text.month}
      align="end"
      trigger={
        <button type="button" className={styles.coin} title={text.month} aria-label={`${text.month}: ${spent(month.total)}`}>
          <Coins />
          <span>{spent(month.total)}</span>
        </button>
      }
    >
      <Spending total={month.total} budgets={budgets} />
    </Popover>
  );
}

function Spending({ total, budgets }: { total: CostLine; budgets: readonly Budget[] }) {
  const today = useOperation("show_costs", { by: "model", since: todayName() }).data;
  return (
    <div className={styles.panel}>
      <h2 className={styles.heading}>{text.thisMonth}</h2>
      {total.attempts === 0 ? (
        <p className={styles.quiet}>{text.nothing}</p>
      ) : (
        <dl className={styles.lines}>
          <Line what={text.reported} amount={dollars(total.reported)} />
          {total.estimated > 0 && <Line what={text.estimated} amount={`≈ ${dollars(total.estimated)}`} />}
          {total.held > 0 && <Line what={text.held} amount={dollars(total.held)} />}
          {total.unknownAttempts > 0 && <Line what={text.unknown(total.unknownAttempts)} amount="?" />}
        </dl>
      )}
      {today !== undefined && today.items.length > 0 && (
        <>
          <h2 className={styles.heading}>{text.today}</h2>
          <dl className={styles.lines}>
            {today.items.map((line) => (
              <Line key={line.name} what={line.name} amount={spent(line)} />
            ))}
          </dl>
        </>
      )}
      {budgets.map((budget) => (
        <div key={`${budget.period}-${budget.actor ?? ""}`} className={styles.budget}>
          <Line
            what={budget.actor === null ? text.budget[budget.period] : `${text.budget[budget.period]}, ${budget.actor}`}
            amount={text.of(dollars(budget.spent + budget.held), dollars(budget.limit))}
          />
          <progress className={styles.bar} max={Math.max(budget.limit, 1)} value={Math.min(budget.spent + budget.held, budget.limit)} />
        </div>
      ))}
    </div>
  );
}

function Line({ what, amount }: { what: string; amount: string }) {
  return (
    <div className={styles.line}>
      <dt>{what}</dt>
      <dd>{amount}</dd>
    </div>
  );
}

function todayName(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
}
