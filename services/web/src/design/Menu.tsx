import * as Dropdown from '@radix-ui/react-dropdown-menu';
import { Check } from 'lucide-react';
import { useState, type ReactNode } from 'react';

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly children: ReactNode;
}

/** A list of actions behind a button; arrows, Home, End, letters and Escape work in it. */
export function Menu({ trigger, children }: MenuProps) {
  const [open, setOpen] = useState(false);
  // Within the page's main part, so that a screen reader finds the menu in a landmark.
  const container = open ? document.querySelector('main') : null;
  return (
    <Dropdown.Root modal={false} open={open} onOpenChange={setOpen}>
      <Dropdown.Trigger asChild>{trigger}</Dropdown.Trigger>
      <Dropdown.Portal container={container}>
        <Dropdown.Content className="menu" sideOffset={6} collisionPadding={8}>
          {children}
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}

interface ItemProps {
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

export function MenuItem({ icon, danger = false, disabled = false, onSelect, children }: ItemProps) {
  return (
    <Dropdown.Item className={`menu-item ${danger ? 'danger' : ''}`} disabled={disabled} onSelect={onSelect}>
      <span className="menu-icon">{icon}</span>
      {children}
    </Dropdown.Item>
  );
}

interface ChoiceProps {
  readonly value: string;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

export function MenuChoices({
  value,
  onChange,
  children,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}) {
  return (
    <Dropdown.RadioGroup value={value} onValueChange={onChange}>
      {children}
    </Dropdown.RadioGroup>
  );
}

export function MenuChoice({ value, disabled = false, children }: ChoiceProps) {
  return (
    <Dropdown.RadioItem className="menu-item" value={value} disabled={disabled}>
      <span className="menu-icon">
        <Dropdown.ItemIndicator>
          <Check size={16} aria-hidden />
        </Dropdown.ItemIndicator>
      </span>
      {children}
    </Dropdown.RadioItem>
  );
}

export function MenuToggle({
  checked,
  onChange,
  children,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <Dropdown.CheckboxItem className="menu-item" checked={checked} onCheckedChange={onChange}>
      <span className="menu-icon">
        <Dropdown.ItemIndicator>
          <Check size={16} aria-hidden />
        </Dropdown.ItemIndicator>
      </span>
      {children}
    </Dropdown.CheckboxItem>
  );
}

export function MenuLine() {
  return <Dropdown.Separator className="menu-line" />;
}
