import Box from '@mui/material/Box';
import { Component, type ReactNode } from 'react';
import { ErrorState } from '../design/error-state.tsx';

interface ErrorFenceProps {
  children: ReactNode;
}

/** Keeps a bug in one part of the screen from taking the rest with it. */
export class ErrorFence extends Component<ErrorFenceProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <Box sx={{ height: '100%', bgcolor: 'background.paper' }}>
        <ErrorState
          failure={{
            code: 'internal',
            message:
              'This part of the screen has a bug and stopped. Your work is on disk and other tabs go on. Try again; if it stays, reload the window.',
          }}
          onRetry={() => this.setState({ broken: false })}
        />
      </Box>
    );
  }
}
