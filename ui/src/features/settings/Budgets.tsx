import { useState } from "react";

import { CallError } from "../../api/client";
import { useClient } from "../../api/context";
import type { Budget, BudgetPeriod } from "../../api/generated/operations";
import { useOperation } from "../../api/queries";
import { Button } from "../../components/Button";
import { TextField } from "../../components/TextField";
import { dollars, text as money } from "../../text/money";
import { text } from "../../text/settings";
import { readDollars } from "./readDollars";
import styles from "./Settings.module.css";

export function Budgets() {
  const budgets = useOperation("show_budgets", {}).data?.items;
  if (budgets === undefined) return null;
  const everybody = (period: BudgetPeriod) => budgets.find((budget) => budget.period === period && budget.actor === null);
  return (
    <>
      <p className={styles.quiet}>{text.budgetsWhat}</p>
      <Limit key={`day-${everybody("day")?.limit}`} period="day" budget={everybody("day")} />
      <Limit key={`month-${everybody("month")?.limit}`} period="month" budget={everybody("month")} />
      {budgets
        .filter(({ actor }) => actor !== null)
        .map((budget) => (
          <p key={`${budget.period}-${budget.actor}`} className={styles.quiet}>
            {money.budget[budget.period]}, {budget.actor}: {money.of(dollars(budget.spent + budget.held), dollars(budget.limit))}
          </p>
        ))}
    </>
  );
}

function Limit({ period, budget }: { period: BudgetPeriod; budget: Budget | undefined }) {
  const client = useClient();
  const [typed, setTyped] = useState(budget === undefined ? "" : (budget.limit / 1_000_000).toFixed(2));
  const [refusal, setRefusal] = useState<string | null>(null);

  async function save() {
    const limit = readDollars(typed);
    if (limit === undefined) {
      setRefusal(text.notMoney(typed));
      return;
    }
    try {
      await client.call("set_budget", { period, limit });
      setRefusal(null);
    } catch (error) {
      setRefusal(error instanceof CallError ? error.message : String(error));
    }
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={text.limits[period]}
        inputMode="decimal"
        placeholder={text.noLimit}
        value={typed}
        onChange={setTyped}
        disabled={!client.allowed.write}
      />
      <Button type="submit" disabled={!client.allowed.write}>
        {text.save}
      </Button>
      {budget !== undefined && (
        <p className={styles.note}>{money.of(dollars(budget.spent + budget.held), dollars(budget.limit))}</p>
      )}
      {refusal !== null && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
    </form>
  );
}
