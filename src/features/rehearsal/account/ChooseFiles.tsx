import { Box, Button, TextField, Typography } from '@mui/material';
import { useRef, useState, type ChangeEvent, type DragEvent } from 'react';
import type { ChosenFile } from '#src/api/accountFiles.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { TextButton } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { chosenFile, droppedFiles, pastedFile, sizeText, withFiles } from './chosen.ts';

type Props = {
  readonly files: readonly ChosenFile[];
  readonly onChange: (files: readonly ChosenFile[]) => void;
};

/** Files that were chosen, as a list from which each can be taken out. */
function Chosen({ files, onChange }: Props) {
  if (files.length === 0) return null;
  const shown = files.slice(0, 50);
  return (
    <Box component="ul" aria-label="Chosen files" sx={{ m: 0, mt: 2, p: 0, listStyle: 'none' }}>
      {shown.map((file) => (
        <Box
          component="li"
          key={file.path}
          sx={{ display: 'flex', gap: 2, py: 0.5, borderBottom: 1, borderColor: 'divider' }}
        >
          <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>{file.path}</Box>
          <Box sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{sizeText(file.size)}</Box>
          <TextButton
            aria-label={`Remove ${file.path}`}
            onClick={() => onChange(files.filter(({ path }) => path !== file.path))}
          >
            Remove
          </TextButton>
        </Box>
      ))}
      {files.length > shown.length && (
        <Typography component="li" sx={{ color: 'text.secondary', mt: 1 }}>
          and {files.length - shown.length} more
        </Typography>
      )}
    </Box>
  );
}

/** Text in place of a file: an answer, a policy, a list. */
function PasteDialog({
  onPaste,
  onClose,
}: {
  readonly onPaste: (text: string) => void;
  readonly onClose: () => void;
}) {
  const [text, setText] = useState('');
  return (
    <FormDialog
      open
      title="Paste Text"
      submitLabel="Add"
      onSubmit={() => {
        onPaste(text);
        return Promise.resolve();
      }}
      onClose={onClose}
      {...(text.trim() === '' && { refusal: 'Paste an answer, a policy, a plan or a list.' })}
    >
      <TextField
        label="Text"
        multiline
        minRows={8}
        maxRows={16}
        fullWidth
        value={text}
        onChange={(event) => setText(event.target.value)}
        slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: 'monospace' } } }}
      />
    </FormDialog>
  );
}

/** Lets files be dropped, picked, picked as a folder, or pasted. */
export function ChooseFiles({ files, onChange }: Props) {
  const toast = useToast();
  const [over, setOver] = useState(false);
  const [pasting, setPasting] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const add = (more: readonly ChosenFile[]) => onChange(withFiles(files, more));
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    add([...(event.target.files ?? [])].map((file) => chosenFile(file)));
    event.target.value = ''; // the same file may be chosen again
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    try {
      add(await droppedFiles(event.dataTransfer));
    } catch (problem) {
      toast.problem(problem);
    }
  };
  return (
    <>
      <Box
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => void drop(event)}
        sx={{
          border: '2px dashed',
          borderColor: over ? 'primary.main' : 'divider',
          borderRadius: 2,
          p: 3,
          textAlign: 'center',
        }}
      >
        <Typography sx={{ mb: 2 }}>Drop files, a folder or an archive here, or</Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'center' }}>
          <Button variant="outlined" onClick={() => picker.current?.click()}>
            Choose Files
          </Button>
          <Button variant="outlined" onClick={() => folder.current?.click()}>
            Choose Folder
          </Button>
          <Button variant="outlined" onClick={() => setPasting(true)}>
            Paste Text
          </Button>
        </Box>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label="Files of the account"
          onChange={pick}
        />
        <input
          ref={folder}
          type="file"
          multiple
          hidden
          aria-label="Folder of the account"
          onChange={pick}
          {...{ webkitdirectory: '' }}
        />
      </Box>
      <Chosen files={files} onChange={onChange} />
      {pasting && (
        <PasteDialog
          onPaste={(text) => add([pastedFile(text, files.length + 1)])}
          onClose={() => setPasting(false)}
        />
      )}
    </>
  );
}
